insert into competition (id, course_id, slug, title_zh, title_en, statement_zh, statement_en, starter, data, metric, classes,
                         train_share, public_share, split_seed, baseline, entries_per_day, seconds, memory_mb, opens_at, closes_at)
  select md5('digits')::uuid, id, 'digits', '数字', 'Digits', '题', 'Text', 'pass', encode(sha256('def'), 'hex'), 'accuracy', 10,
         0.5, 0.2, 7, 'softmax-regression', 5, 30, 1024, '2026-09-01T00:00Z', '2026-10-01T00:00Z' from course;
insert into team (competition_id, name) select id, '林一诺' from competition;
insert into team_member select team.id, competition_id, account.id from team, account where account.name = 'lin';
insert into entry (id, team_id, account_id, blob, file_name, form, receipt, received_at)
  select md5('entry')::uuid, team.id, account.id, encode(sha256('def'), 'hex'), 'entry.py', md5('entry')::uuid, 'E-1',
         '2026-09-02T00:00Z' from team, account where account.name = 'lin';
insert into entry_scoring (entry_id, attempt, verdict, score, score_low, score_high, report, started_at, finished_at)
  select id, 1, 'ACCEPTED', 0.9, 0.88, 0.92, '{}', received_at, received_at from entry;
insert into private_score select id, 0.85, 0.83, 0.87 from entry_scoring;
