-- The gradebook, roll calls, the review desk, fixes, inquiries, talks; the queue, a session, a refused sign-in.
insert into grade_scheme select course.id, 1, '{"parts": []}', account.id, '2026-09-01T00:00Z' from course, account where name = 'wang';
insert into given_grade select course.id, 'exam', lin.id, 1, 88.5, 100, '期末', wang.id, '2026-12-01T00:00Z'
  from course, account lin, account wang where lin.name = 'lin' and wang.name = 'wang';
insert into grade_release select course.id, 'exam', account.id, '2026-12-02T00:00Z' from course, account where name = 'wang';
insert into roll_call (course_id, topic, seed, pool, started_by, started_at)
  select course.id, '卷积', -7, '[1, 2]', account.id, '2026-09-12T00:00Z' from course, account where name = 'wang';
insert into roll_call_turn (roll_call_id, number, account_id, drawn, at)
  select roll_call.id, 1, account.id, true, '2026-09-12T00:01Z' from roll_call, account where name = 'lin';
insert into roll_call_mark (turn_id, status, points, reason, made_by, made_at)
  select turn.id, 'PRESENT', 3.5, '', account.id, '2026-09-12T00:02Z' from roll_call_turn turn, account where name = 'wang';
insert into roll_call_appeal (turn_id, text, asked_at) select id, '我在', '2026-09-12T00:03Z' from roll_call_turn;
insert into participation_rule select course.id, 1, 60, 50, 10, account.id, '2026-09-01T00:00Z' from course, account where name = 'wang';
insert into name_reading select id, 'Lín Yīnuò' from account where name = 'lin';
insert into rubric select assignment.id, 1, account.id, '2026-09-12T00:00Z' from assignment, account where name = 'wang';
insert into rubric_item (assignment_id, position, said, points) select id, 0, '没有注释', -1 from assignment;
insert into review (submission_id, version, said, saved_by, saved_at, released_at, released_by)
  select submission.id, 1, '不错', account.id, '2026-09-13T00:00Z', '2026-09-14T00:00Z', account.id
  from submission, account where receipt = 'lin-2' and name = 'wang';
insert into review_tick select review.id, item.id from review, rubric_item item;
insert into review_comment (review_id, cell, line_from, line_to, said, author_id, at)
  select review.id, 0, 1, 1, '这一行', saved_by, saved_at from review;
insert into review_note (submission_id, said, author_id, at) select submission_id, '内部', saved_by, saved_at from review;
insert into review_snippet (course_id, name, said, author_id) select course.id, '注释', '请写注释', account.id from course, account where name = 'wang';
insert into fix_request (submission_id, cell, line_from, line_to, due_at, asked_at, deduction, withdrawn_at)
  select id, 0, 1, 1, '2026-09-20T00:00Z', '2026-09-14T00:00Z', 10, '2026-09-15T00:00Z' from submission where receipt = 'lin-1';
insert into fix_attempt select submission_id, id, '2026-09-15T00:00Z' from fix_request;
insert into fix_event (request_id, kind, said, by_id, at) select request.id, 'ASKED', '改一下', account.id, asked_at from fix_request request, account where name = 'wang';
insert into inquiry (submission_id, account_id, exercise_id, asked_at)
  select id, account_id, assignment_exercise_id, '2026-09-16T00:00Z' from submission where receipt = 'lin-1';
insert into inquiry_message (inquiry_id, kind, said, by_id, at) select id, 'ASKED', '为什么', account_id, asked_at from inquiry;
insert into talk (submission_id, said, invited_by, invited_at)
  select submission.id, '请讲一讲', account.id, '2026-09-17T00:00Z' from submission, account where receipt = 'chen-1' and name = 'wang';
insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
  values ('grade-submission', md5('job'), '\x01', '2026-09-17T00:00Z', false, 1, 50);
insert into spring_session values (md5('session'), md5('session'), 0, 0, 1800, 1800000, 'lin');
insert into spring_session_attributes values (md5('session'), 'attribute', '\x00');
insert into sign_in_failure (name, address, at) values ('lin', '192.0.2.1', '2026-09-17T00:00Z');
