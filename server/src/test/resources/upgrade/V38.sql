-- Teams, a closed competition, evidence, runs with curves, sections, the record, adjustments.
insert into team (competition_id, name, nickname) select id, '第二队', '石头' from competition;
insert into team_request (team_id, other_team_id, asked_by, asked_at)
  select team.id, other.id, account.id, '2026-09-03T00:00Z' from team, team other, account
  where team.name = '林一诺' and other.name = '第二队' and account.name = 'lin';
insert into team_event (team_id, kind, account_id, detail, at)
  select team.id, 'JOINED', account.id, '林一诺', '2026-09-02T00:00Z' from team, account where team.name = '林一诺' and account.name = 'lin';
insert into final_board (competition_id, edition, prizes, publication, drawn_at) select id, 1, 3, false, '2026-10-01T00:00Z' from competition;
insert into final_row (board_id, place, team_id, name, members, baseline, disqualified, entries, picked)
  select board.id, 1, team.id, team.name, '林一诺', false, false, 1, false from final_board board, team where team.name = '林一诺';
insert into entry_replay (id, entry_id, scoring_id, asked_by, asked_at)
  select md5('replay')::uuid, entry_id, scoring.id, account.id, '2026-10-02T00:00Z' from entry_scoring scoring, account where name = 'wang';
insert into public_evidence select id, '\x0102' from entry_scoring;
insert into private_evidence select id, '\x0304' from entry_scoring;
insert into board select id, 1 from competition on conflict do nothing;
insert into standing (team_id, competition_id, version, entries, last_at, entry_id, scoring_id, score, score_low, score_high, received_at, trend)
  select team.id, competition_id, 1, 1, received_at, entry.id, scoring.id, score, score_low, score_high, received_at, '{0.1,0.30000000000000004,NaN}'
  from team join entry on entry.team_id = team.id join entry_scoring scoring on scoring.entry_id = entry.id on conflict do nothing;
insert into experiment_run (id, source_id, kind, course_id, account_id, title_zh, title_en, page, blob, file_name, memo, state, printed, started_at, ended_at)
  select md5('run')::uuid, submission.id, 'SUBMISSION', course.id, account_id, '一次', 'One', '/', submission.blob, file_name, E'备忘\t\\N',
         'FINISHED', E'loss 1\nloss 0.5', received_at, received_at from course, submission where receipt = 'lin-2';
insert into experiment_setting select id, 'HYPER', 'lr', 0, '1e-3', 0.001 from experiment_run;
insert into experiment_series (run_id, curve, name, total, stride, last_number, last_step, last_value)
  select id, 'LOSS', 'train', 2, 1, 1, 1, 'Infinity' from experiment_run;
insert into experiment_point select series.id, n, n, null, 1.0 / (n + 3) from experiment_series series, generate_series(0, 1) n;
insert into choice (assignment_exercise_id, account_id, submission_id, chosen_at)
  select assignment_exercise_id, account_id, id, received_at from submission where receipt = 'lin-2';
insert into section (course_id, name) select id, '1班' from course;
update enrolment set section_id = section.id from section;
insert into ta_section select enrolment.id, section.id from enrolment, section where role = 'TA';
insert into audit_entry (course_id, actor_id, action, subject_id, object, detail, at)
  select course.id, wang.id, 'grade.changed', lin.id, 'assignment:1', '{"to": 1.50}', '2026-09-11T00:00Z'
  from course, account wang, account lin where wang.name = 'wang' and lin.name = 'lin';
insert into adjustment (assignment_id, account_id, points, source, reason, made_at, released_at)
  select assignment.id, account.id, -1.5, 'desk:1', '改分', '2026-09-11T00:00Z', '2026-09-11T00:00Z' from assignment, account where name = 'lin';
