insert into account (name, display_name, password) values
  ('lin', '林一诺', '{noop}x'), ('chen', '陈思远', '{noop}x'), ('wang', '王予安', '{noop}x');
insert into course (slug, title_zh, title_en, time_zone) values ('dl', '深度学习', 'Deep learning', 'Asia/Shanghai');
insert into enrolment (course_id, account_id, role)
  select course.id, account.id, case account.name when 'wang' then 'TA' else 'STUDENT' end from course, account;
insert into assignment (course_id, slug, position, title_zh, title_en, statement_zh, statement_en, opens_at, due_at)
  select id, 'first', 1, '第一次', 'First', '题', 'Text', '2026-09-01T00:00Z', '2026-09-08T16:00Z' from course;
insert into assignment_exercise (assignment_id, exercise, position, points) select id, 'softmax', 0, 10 from assignment;
insert into blob (sha256, content) values (encode(sha256('def'), 'hex'), 'def');
insert into submission (id, assignment_exercise_id, account_id, blob, file_name, receipt, form, received_at)
  select md5(account.name || try)::uuid, asked.id, account.id, encode(sha256('def'), 'hex'), 'softmax.py',
         account.name || '-' || try, md5(account.name || try)::uuid,
         '2026-09-07T00:00Z'::timestamptz + case account.name when 'chen' then interval '3 days' else interval '0' end + try * interval '1 h'
  from assignment_exercise asked, account, generate_series(1, 2) try
  where account.name = 'lin' or (account.name = 'chen' and try = 1);
-- The first attempt at lin's second submission failed on our side.
insert into grading (submission_id, attempt, verdict, score, max_score, report, image, exercise_version, seed, started_at,
                     finished_at, fault)
  select id, attempt, verdict, score, max_score, report::jsonb, 'sha256:0', version, 0, received_at, received_at, fault
  from submission join (values
      ('lin-1', 1, 'WRONG_ANSWER', 0, 10, '{"diagnosis": []}', 1, null),
      ('lin-2', 1, 'INTERNAL_ERROR', null, null, null, null, 'the engine was gone'),
      ('lin-2', 2, 'ACCEPTED', 10, 10, '{"diagnosis": []}', 1, null),
      ('chen-1', 1, 'PARTIAL', 5, 10, '{"diagnosis": [{"id": "axis_0", "exercise": "softmax"}]}', 1, null))
    made (receipt, attempt, verdict, score, max_score, report, version, fault) using (receipt);
