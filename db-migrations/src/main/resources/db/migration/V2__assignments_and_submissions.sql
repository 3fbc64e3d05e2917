-- What is asked, what was handed in, and what it was worth.

create table assignment (
  id            bigint generated always as identity primary key,
  course_id     bigint not null references course,
  slug          text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}$'),
  position      int not null,
  title_zh      text not null,
  title_en      text not null,
  statement_zh  text not null,
  statement_en  text not null,
  opens_at      timestamptz not null,
  due_at        timestamptz not null,
  unique (course_id, slug),
  check (due_at > opens_at)
);

create table assignment_exercise (
  id             bigint generated always as identity primary key,
  assignment_id  bigint not null references assignment,
  exercise       text not null,
  position       int not null,
  points         numeric(6, 2) not null check (points > 0),
  unique (assignment_id, exercise)
);
comment on column assignment_exercise.exercise is 'Id in the exercise catalog, such as softmax.';

create table blob (
  sha256      text primary key,
  content     bytea not null,
  created_at  timestamptz not null default now(),
  check (sha256 = encode(sha256(content), 'hex'))
);
comment on table blob is 'Files as they came, named by their content; never changed, never overwritten.';

create table submission (
  id                      uuid primary key,
  assignment_exercise_id  bigint not null references assignment_exercise,
  account_id              bigint not null references account,
  blob                    text not null references blob,
  file_name               text not null,
  receipt                 text not null unique,
  form                    uuid not null,
  received_at             timestamptz not null,
  unique (account_id, form, blob)
);
comment on column submission.form is 'The form it was sent with: the same file posted twice with it is one submission.';
create index on submission (account_id, received_at desc);
create index on submission (assignment_exercise_id, received_at desc);

create table grading (
  id                bigint generated always as identity primary key,
  submission_id     uuid not null references submission,
  attempt           int not null check (attempt >= 1),
  verdict           text not null check (verdict in ('ACCEPTED', 'PARTIAL', 'WRONG_ANSWER', 'INVALID_OUTPUT',
                      'RUNTIME_ERROR', 'TIME_LIMIT', 'MEMORY_LIMIT', 'OUTPUT_LIMIT', 'FORBIDDEN', 'INTERNAL_ERROR')),
  score             double precision,
  max_score         double precision,
  report            jsonb,
  image             text,
  exercise_version  int,
  seed              bigint not null,
  started_at        timestamptz not null,
  finished_at       timestamptz not null,
  fault             text,
  unique (submission_id, attempt),
  check (verdict = 'INTERNAL_ERROR'
         or (report is not null and exercise_version is not null and max_score > 0 and score between 0 and max_score)),
  check ((verdict = 'INTERNAL_ERROR') = (fault is not null))
);
comment on table grading is 'One judgement of one submission. A regrade is a further row, never an overwrite.';
comment on column grading.fault is 'INTERNAL_ERROR only: what went wrong on our side. It never costs the student anything.';
comment on column grading.score is 'On the exercise''s own scale, 0 to max_score; the assignment says what that is worth in points.';

-- The grading that stands: the newest that is not a fault of ours.
create view standing_grading as
  select distinct on (submission_id) *
  from grading
  where verdict <> 'INTERNAL_ERROR'
  order by submission_id, attempt desc;

-- For people with psql, and for every page with a score on it: one row for each submission.
create view score as
  select account.name                                                              as student,
         account.display_name,
         course.slug                                                               as course,
         assignment.slug                                                           as assignment,
         assignment_exercise.exercise,
         g.verdict,
         round((assignment_exercise.points * g.score / g.max_score)::numeric, 2)   as score,
         assignment_exercise.points                                                as max,
         submission.received_at                                                    as received,
         submission.received_at > assignment.due_at                                as late,
         g.finished_at                                                             as graded,
         submission.receipt,
         submission.id                                                             as submission_id,
         account.id                                                                as account_id,
         assignment.id                                                             as assignment_id,
         course.id                                                                 as course_id
  from submission
  join account on account.id = submission.account_id
  join assignment_exercise on assignment_exercise.id = submission.assignment_exercise_id
  join assignment on assignment.id = assignment_exercise.assignment_id
  join course on course.id = assignment.course_id
  left join standing_grading g on g.submission_id = submission.id;

-- A student's best submission for each exercise; of equals the earliest.
create view best_score as
  select distinct on (account_id, assignment_id, exercise) *
  from score
  where verdict is not null
  order by account_id, assignment_id, exercise, score desc, received;
