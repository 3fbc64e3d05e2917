-- Exercises that authors bring along: what their references answered beforehand, and which version of an assignment asks for which.

create table own_exercise (
  id            text primary key check (id ~ '^[0-9a-f]{64}$'),
  exercise      text not null check (exercise ~ '^[a-z][a-z0-9_]*$'),
  title_zh      text not null,
  title_en      text not null,
  definition    text not null,
  statement_zh  text not null,
  statement_en  text not null,
  answers       bytea not null,
  image         text not null,
  prepared_at   timestamptz not null,
  unique (id, exercise)
);
comment on table own_exercise is 'An exercise of no catalogue, with the answers that its reference gave in the authors'' container; never changed.';
comment on column own_exercise.id is 'SHA-256 of all that it says: two exercises of one name in different courses or versions are two rows.';
comment on column own_exercise.definition is 'Its exercise.yaml.';
comment on column own_exercise.answers is 'Secret: cases, expected values and what the misconceptions make of them, as JSON, gzipped. Read by the grader only.';
comment on column own_exercise.image is 'Digest of what the reference ran in.';

create table version_exercise (
  version_id  uuid not null references assignment_version,
  exercise    text not null,
  own         text not null,
  primary key (version_id, exercise),
  foreign key (own, exercise) references own_exercise (id, exercise)
);
comment on table version_exercise is 'The own exercises of a version, as they were prepared when the gate tried it.';

alter table assignment_exercise
  add column own text,
  add foreign key (own, exercise) references own_exercise (id, exercise);
comment on column assignment_exercise.own is 'What is asked, where the author brought it along; null for an exercise of the catalogue.';

-- What own exercises are called, for lists of submissions.
create view own_title as
  select asked.assignment_id, asked.exercise, own.title_zh as own_zh, own.title_en as own_en
  from assignment_exercise asked join own_exercise own on own.id = asked.own;
