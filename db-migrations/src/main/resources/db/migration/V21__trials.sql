-- Trials: what staff try out on an exercise of the catalogue. No view of scores knows them.

create table trial (
  id                uuid primary key,
  course_id         bigint not null references course,
  account_id        bigint not null references account,
  exercise          text not null,
  asked_as          text not null,
  blob              text not null references blob,
  file_name         text not null,
  form              uuid not null,
  received_at       timestamptz not null,
  attempts          int not null default 0 check (attempts >= 0),
  verdict           text check (verdict in ('ACCEPTED', 'PARTIAL', 'WRONG_ANSWER', 'INVALID_OUTPUT',
                      'RUNTIME_ERROR', 'TIME_LIMIT', 'MEMORY_LIMIT', 'OUTPUT_LIMIT', 'FORBIDDEN', 'INTERNAL_ERROR')),
  exercise_version  int,
  report            jsonb,
  fault             text,
  started_at        timestamptz,
  finished_at       timestamptz,
  unique (account_id, course_id, exercise, asked_as, form, blob),
  check ((verdict is null) = (attempts = 0)),
  check ((verdict is null) = (started_at is null)),
  check ((verdict is null) = (finished_at is null)),
  check ((verdict is not distinct from 'INTERNAL_ERROR') = (fault is not null)),
  check ((verdict is null or verdict = 'INTERNAL_ERROR') = (report is null)),
  check ((report is null) = (exercise_version is null))
);
comment on table trial is 'A program tried on an exercise by staff of a course, and what came of it. It is in nobody''s score.';
comment on column trial.exercise is 'Id in the exercise catalog, such as softmax.';
comment on column trial.asked_as is 'The form the program is written for, such as function.';
comment on column trial.form is 'The form it was sent with: the same file posted twice with it is one trial.';
comment on column trial.exercise_version is 'The version it was judged by.';
comment on column trial.fault is 'INTERNAL_ERROR only: what went wrong on our side. The next attempt takes its place.';
create index on trial (course_id, exercise, received_at desc);
