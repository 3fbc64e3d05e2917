-- A hundred courses of forty students each, as after a term: 56,000 submissions and what goes with them. The course that the
-- test opens is one of the hundred: a page about it has no reason to read any of these tables from one end to the other. Foreign keys are
-- not checked, which takes most of the time.
set session_replication_role = replica;
create function course_of(n bigint) returns text language sql immutable as $$ select 'c' || ((n - 1) / 40 + 1) $$;

insert into account (name, display_name, password, sample)
  select kind || n, kind || n, '{noop}touchstone', true
  from (values ('s', 4000), ('t', 100), ('p', 100)) people (kind, most), generate_series(1, most) n;
insert into course (slug, title_zh, title_en, time_zone) select 'c' || n, '课程', 'Course', 'Asia/Shanghai' from generate_series(1, 100) n;
insert into section (course_id, name) select id, section from course, (values ('1班'), ('2班')) sections (section);
insert into enrolment (course_id, account_id, role, section_id)
  select course.id, account.id, case left(name, 1) when 's' then 'STUDENT' when 't' then 'TA' else 'INSTRUCTOR' end,
    case left(name, 1) when 's' then
      (select min(section.id) from section where section.course_id = course.id) + account.id % 2 end
  from (select *, substr(name, 2)::bigint as n from account) account
  join course on course.slug = case left(name, 1) when 's' then course_of(n) else 'c' || n end;

insert into assignment (course_id, slug, position, title_zh, title_en, statement_zh, statement_en, opens_at, due_at, version)
  select id, 'a' || n, n, '作业', 'Assignment', '题', 'Text', now() - interval '59 days' + n * interval '7 days',
    now() - interval '45 days' + n * interval '7 days', 1
  from course, generate_series(1, 7) n;
insert into assignment_exercise (assignment_id, exercise, position, points)
  select id, exercise, place, 10 from assignment, (values ('softmax', 0), ('corr2d', 1)) asked (exercise, place);
insert into blob (sha256, content)
  select encode(sha256(content), 'hex'), content
  from (select convert_to('x = ' || n, 'UTF8') as content from generate_series(1, 50000) n) made;
insert into blob (sha256, content)
  select encode(sha256(content), 'hex'), content
  from (select convert_to(E'a,b,label\n' || string_agg(n || ',' || n * n % 17 || ',' || n % 10, E'\n'), 'UTF8') as content
        from generate_series(1, 400) n) made;
create temp table file as select sha256, row_number() over (order by sha256) - 1 as n from blob;
create index on file (n);

create temp table student as
  select account.id, substr(account.name, 2)::bigint as n, course_id, enrolment.section_id from account
  join enrolment on enrolment.account_id = account.id where role = 'STUDENT';
insert into submission (id, assignment_exercise_id, account_id, blob, file_name, receipt, form, received_at)
  select gen_random_uuid(), asked.id, student.id, file.sha256, exercise || '.py', 'B-' || student.n || '-' || asked.id,
    gen_random_uuid(), least(assignment.due_at, now()) - student.n % 100 * interval '10 minutes'
  from student join assignment using (course_id) join assignment_exercise asked on asked.assignment_id = assignment.id
  join file on file.n = (student.n * 13 + asked.id) % 50000;
insert into grading (submission_id, attempt, verdict, score, max_score, report, image, exercise_version, seed, started_at, finished_at,
    assignment_version, points)
  select submission.id, 1, 'WRONG_ANSWER', 2, 10, jsonb_build_object('exercise', exercise, 'version', 1, 'seed', 0, 'image', 'sha256:0',
      'verdict', 'WRONG_ANSWER', 'score', 2, 'maxScore', 10, 'cases', '[]'::jsonb, 'diagnosis', '[]'::jsonb, 'log', '', 'logCut', false,
      'timings', '{}'::jsonb), 'sha256:0', 1, 0, received_at, received_at + interval '3 s', 1, 10
  from submission join assignment_exercise asked on asked.id = assignment_exercise_id;
create temp table every_work as
  select submission.*, asked.assignment_id, asked.exercise, student.course_id, student.n, staff.account_id as ta,
    row_number() over (order by submission.received_at, submission.id) as place
  from submission join assignment_exercise asked on asked.id = assignment_exercise_id
  join student on student.id = submission.account_id
  join enrolment staff on staff.course_id = student.course_id and staff.role = 'TA';
create temp table work as select * from every_work where exercise = 'softmax';

insert into extension (assignment_id, account_id, kind, due_at, reason, granted_by, at)
  select assignment_id, account_id, 'GRANTED', received_at + interval '30 days', '病假', ta, received_at
  from work;
insert into adjustment (assignment_id, account_id, points, source, reason, made_by, made_at, released_at)
  select assignment_id, account_id, 0.5, 'review:' || place, '补分', ta, received_at, received_at from work;
insert into annulment (assignment_id, account_id, exercise, source, reason, made_by, made_at)
  select assignment_id, account_id, exercise, 'integrity:' || place, '抄袭', ta, received_at from work where place % 4 = 0;
insert into choice (assignment_exercise_id, account_id, submission_id, chosen_at)
  select assignment_exercise_id, account_id, id, received_at from work;
insert into draft select account_id, assignment_exercise_id, '写到一半', 1, null, received_at from work;
insert into trial (id, course_id, account_id, exercise, asked_as, blob, file_name, form, received_at, examples_only, assignment_exercise_id)
  select gen_random_uuid(), course_id, account_id, exercise, 'function', blob, file_name, gen_random_uuid(), received_at, true,
    assignment_exercise_id from work;
insert into regrade (id, assignment_id, version, requested_by, requested_at, finished_at, discarded_by, discarded_at)
  select gen_random_uuid(), assignment_id, 1, ta, now(), now(), ta, now() from (select distinct assignment_id, ta from work) each;
insert into regrade_submission
  select regrade.id, work.id, row_number() over (partition by regrade.id) from work join regrade using (assignment_id);
insert into regrade_outcome
  select regrade.id, account_id, exercise, work.id, place, 'PARTIAL', 1, 10, work.id, place, 'PARTIAL', 2, 10
  from work join regrade using (assignment_id);
insert into review (submission_id, version, said, saved_by, saved_at, assigned_to)
  select id, 1, '不错', ta, received_at, ta from work;
insert into rubric select distinct assignment_id, 1 from work;
insert into rubric_item (assignment_id, position, said, points) select id, 0, '没有注释', -1 from assignment;
insert into review_tick select review.id, item.id from review join work on work.id = submission_id join rubric_item item using (assignment_id);
insert into review_comment (review_id, cell, line_from, line_to, said, author_id, at)
  select id, 0, 1, 1, '这一行', saved_by, saved_at from review;
insert into review_note (submission_id, said, author_id, at) select id, '内部', ta, received_at from work;
insert into fix_request (submission_id, cell, line_from, line_to, due_at, asked_at, deduction, withdrawn_at)
  select id, 0, 1, 1, now(), received_at, 10, now() from work;
insert into fix_event (request_id, kind, said, by_id, at) select request.id, 'ASKED', '改一下', ta, asked_at
  from fix_request request join work on work.id = submission_id;
insert into inquiry (submission_id, account_id, exercise_id, asked_at) select id, account_id, assignment_exercise_id, received_at from work;
insert into inquiry_message (inquiry_id, kind, said, by_id, at) select id, 'ASKED', '为什么', account_id, asked_at from inquiry;
insert into talk (submission_id, said, invited_by, invited_at) select id, '请讲一讲', ta, received_at from work;

insert into experiment_run (id, source_id, kind, course_id, account_id, title_zh, title_en, page, blob, file_name, state, started_at, ended_at)
  select gen_random_uuid(), id, 'SUBMISSION', course_id, account_id, '一次', 'One', '/submissions/' || id, blob, file_name, 'FINISHED',
    received_at, received_at from every_work;
insert into experiment_setting select id, 'HYPER', 'lr', 0, '0.1', 0.1 from experiment_run;
insert into experiment_series (run_id, curve, name, total, stride, last_number, last_step, last_value)
  select id, 'LOSS', 'train', 4, 1, 3, 3, 0.1 from experiment_run;
insert into experiment_point select series.id, n, n, null, 1.0 / (n + 1) from experiment_series series, generate_series(0, 3) n;

insert into competition (id, course_id, slug, title_zh, title_en, statement_zh, statement_en, starter, data, metric, classes,
    train_share, public_share, split_seed, baseline, entries_per_day, seconds, memory_mb, opens_at, closes_at, public_page)
  select gen_random_uuid(), id, 'digits', '数字', 'Digits', '题', 'Text', 'pass', (select sha256 from blob where content like convert_to('a,b,label%', 'UTF8')), 'accuracy', 10,
    0.5, 0.2, 7, 'softmax-regression', 100, 30, 1024, now() - interval '30 days', now() + interval '30 days', true from course;
insert into board select id, 1 from competition;
insert into team (competition_id, name) select competition.id, 's' || n from student join competition using (course_id);
insert into team_member select team.id, competition_id, account.id from team join account on account.name = team.name;
insert into team_event (team_id, kind, account_id, at)
  select team_id, 'JOINED', account_id, now() from team_member, generate_series(1, 13) n;
insert into entry (id, team_id, first_team_id, account_id, blob, file_name, form, receipt, received_at)
  select gen_random_uuid(), team_id, team_id, account_id, file.sha256, 'entry.py', gen_random_uuid(), 'E-' || team_id || '-' || try,
    now() - try * interval '1 day' from team_member, generate_series(1, 13) try, file where file.n = (team_id * 13 + try) % 50000;
insert into entry_scoring (entry_id, attempt, verdict, score, score_low, score_high, report, started_at, finished_at)
  select id, 1, 'ACCEPTED', score, score, score, '{}', received_at, received_at
  from (select *, 0.5 + (team_id * 7919 % 1000) / 2500.0 as score from entry) entry;
insert into private_score select id, score, score, score from entry_scoring;
insert into standing (team_id, competition_id, version, entries, last_at, entry_id, scoring_id, score, score_low, score_high, received_at, trend)
  select distinct on (team.id) team.id, competition_id, 1, 13, received_at, entry.id, scoring.id, score, score, score, received_at, array[score]
  from team join entry on entry.team_id = team.id join entry_scoring scoring on scoring.entry_id = entry.id
  order by team.id, received_at desc;

insert into audit_entry (course_id, actor_id, action, subject_id, object, at)
  select course_id, ta, 'grade.changed', account_id, 'assignment:' || assignment_id, received_at from every_work;
insert into given_grade (course_id, part, account_id, version, points, out_of, reason, given_by, given_at)
  select course_id, 'exam:e' || n, account_id, 1, 80, 100, '考试', ta, now()
  from (select distinct course_id, account_id, ta from work) each, generate_series(1, 13) n;
insert into roll_call (course_id, topic, seed, pool, started_by, started_at, ended_at)
  select course_id, '卷积', n, '[]', ta, now() - n * interval '1 day', now() from (select distinct course_id, ta from work) each, generate_series(1, 20) n;
insert into roll_call_turn (roll_call_id, number, account_id, drawn, at)
  select roll_call.id, row_number() over (partition by roll_call.id), student.id, true, started_at from roll_call join student using (course_id);
insert into roll_call_mark (turn_id, status, points, reason, made_by, made_at)
  select turn.id, 'PRESENT', 3, '', started_by, at from roll_call_turn turn join roll_call on roll_call.id = roll_call_id;
insert into question (course_id, title, author_id, asked_at)
  select course_id, '问题', student.id, now() - tries * interval '1 hour' from student, generate_series(1, 6) tries;
insert into question_post (question_id, author_id, body, written_at) select id, author_id, '会溢出吗', asked_at from question, generate_series(1, 3);
insert into question_seen select id, author_id, 0 from question;

insert into comparison (id, course_id, subject, assignment_id, tokens, earlier, requested_by, requested_at, finished_at, pairs, median, most, threshold, bins)
  select gen_random_uuid(), course_id, 'assignment:' || assignment_id, assignment_id, 100, false, ta, now(), now(), 99, 0.1, 0.9, 0.5, '{0,1}'
  from (select distinct course_id, assignment_id, ta from work) each;
insert into comparison_work (comparison_id, number, course_id, account_id, earlier, files)
  select comparison.id, row_number() over (partition by comparison.id order by student.id), course_id, student.id, false, '[]'
  from comparison join student using (course_id);
insert into comparison_pair
  select comparison_id, number, number + 1, 0.9, 0.8, 0.95, '[]' from comparison_work where number < 40;
insert into pair_verdict (course_id, subject, a, b, verdict, decided_by, decided_at)
  select course_id, subject, student.id, student.id + 1, 'CLEARED', requested_by, now()
  from comparison join student using (course_id) where student.n % 40 <> 0;
insert into integrity_case (course_id, subject, assignment_id, account_id, opened_by, opened_at, letter, notified_by, notified_at)
  select course_id, subject, assignment_id, student.id, requested_by, now(), '请说明', requested_by, now() from comparison join student using (course_id);
insert into spot_check (course_id, assignment_id, seed, wanted, drawn_by, drawn_at)
  select course_id, assignment_id, md5(assignment_id::text), 5, requested_by, now() from comparison;
insert into spot_check_person (spot_check_id, account_id, name, risk, place)
  select spot_check.id, student.id, 's' || student.n, 0.1, row_number() over (partition by spot_check.id)
  from spot_check join student using (course_id);

insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  select 'grade', gen_random_uuid(), '2099-01-01', false, 1 from generate_series(1, 50000);
insert into sign_in_failure (name, address, at) select 's' || n, '192.0.2.' || n % 256, now() from generate_series(1, 50000) n;
insert into sign_in_link
  select encode(sha256(convert_to(student.n || '-' || try, 'UTF8')), 'hex'), student.id, student.id, now(), now()
  from student, generate_series(1, 13) try;
reset session_replication_role;
drop function course_of;
analyze;
