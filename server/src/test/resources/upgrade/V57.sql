-- Comparisons and cases, a draw, rosters and invitations, the course page, questions.
insert into course (slug, title_zh, title_en, time_zone) values ('dl-25', '深度学习', 'Deep learning', 'Asia/Shanghai');
insert into course_origin select course.id, old.id from course, course old where course.slug = 'dl' and old.slug = 'dl-25';
insert into comparison (id, course_id, subject, assignment_id, tokens, earlier, requested_by, requested_at, finished_at, pairs, median, most, threshold, bins)
  select md5('comparison')::uuid, course_id, 'assignment:' || assignment.id, assignment.id, 100, false, account.id,
         '2026-09-18T00:00Z', '2026-09-18T00:01Z', 1, 0.1, 0.9, 0.5, '{0,1}' from assignment, account where name = 'wang';
insert into comparison_work (comparison_id, number, course_id, account_id, earlier, files)
  select comparison.id, case account.name when 'lin' then 1 else 2 end, course_id, account.id, false, '[]'
  from comparison, account where account.name in ('lin', 'chen');
insert into comparison_pair select id, 1, 2, 0.9, 0.8, 0.95, '[]' from comparison;
insert into pair_verdict (course_id, subject, a, b, verdict, note, decided_by, decided_at)
  select course_id, subject, least(lin.id, chen.id), greatest(lin.id, chen.id), 'SUSPECTED', '相似', requested_by, '2026-09-19T00:00Z'
  from comparison, account lin, account chen where lin.name = 'lin' and chen.name = 'chen';
-- One was told that the work earns nothing, which was a number of points then; one lost some.
insert into integrity_case (course_id, subject, assignment_id, account_id, opened_by, opened_at, letter, notified_by, notified_at,
                            outcome, points, reason, decided_by, decided_at)
  select course_id, subject, assignment_id, account.id, requested_by, '2026-09-19T00:00Z', '请说明', requested_by, '2026-09-19T01:00Z',
         case account.name when 'chen' then 'ZERO' else 'DEDUCTION' end, 5, '抄袭', requested_by, '2026-09-25T00:00Z'
  from comparison, account where account.name in ('lin', 'chen');
insert into adjustment (assignment_id, account_id, points, source, reason, made_at, released_at)
  select assignment_id, account_id, -points, 'integrity:' || id, reason, decided_at, decided_at from integrity_case;
insert into spot_check (course_id, assignment_id, seed, wanted, drawn_by, drawn_at)
  select course_id, assignment.id, md5('seed'), 1, account.id, '2026-09-20T00:00Z' from assignment, account where name = 'wang';
insert into spot_check_person (spot_check_id, account_id, name, risk, place) select spot_check.id, account.id, 'lin', 0.9, 1 from spot_check, account where name = 'lin';
insert into sign_in_link select repeat('0', 64), lin.id, wang.id, '2026-09-01T00:00Z', '2026-09-15T00:00Z'
  from account lin, account wang where lin.name = 'lin' and wang.name = 'wang';
insert into invite (course_id, token, role, most, made_by, made_at, expires_at)
  select course.id, 'token', 'STUDENT', 30, account.id, '2026-09-01T00:00Z', '2026-09-15T00:00Z' from course, account where slug = 'dl' and name = 'wang';
insert into invite_use select invite.id, account.id, '2026-09-02T00:00Z' from invite, account where name = 'lin';
insert into roster_import (id, course_id, made_by, made_at, file_name, charset, content)
  select md5('roster')::uuid, course.id, account.id, '2026-09-01T00:00Z', '名单.csv', 'GB18030', '[]' from course, account where slug = 'dl' and name = 'wang';
insert into course_page (course_id, books_zh, changed_at) select id, '《动手学深度学习》', '2026-09-01T00:00Z' from course where slug = 'dl';
insert into course_week (course_id, starts_on, topic_zh, topic_en) select id, '2026-09-07', '线性模型', 'Linear models' from course where slug = 'dl';
insert into lecture (week_id, starts_at, ends_at) select id, '2026-09-07T00:00Z', '2026-09-07T02:00Z' from course_week;
insert into announcement (course_id, title_zh, title_en, body_zh, body_en, author_id, at)
  select course.id, '欢迎', 'Welcome', '你好', 'Hello', account.id, '2026-09-01T00:00Z' from course, account where slug = 'dl' and name = 'wang';
insert into calendar_feed select id, 'feed', '2026-09-01T00:00Z' from account where name = 'lin';
insert into question (course_id, title, author_id, asked_at)
  select course.id, '为什么要减最大值', account.id, '2026-09-05T00:00Z' from course, account where slug = 'dl' and name = 'lin';
insert into question_post (question_id, author_id, body, written_at, version) select id, author_id, '会溢出吗', asked_at, 2 from question;
insert into question_edit select id, 1, '溢出', author_id, written_at from question_post;
insert into question_seen select question_id, author_id, id from question_post;
insert into question_digest select id, true from account where name = 'lin';
