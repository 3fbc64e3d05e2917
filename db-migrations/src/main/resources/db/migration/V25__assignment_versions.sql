-- Assignments as their authors upload them: each upload is a version, and says what the gate found.

create table assignment_version (
  id           uuid primary key,
  course_id    bigint not null references course,
  slug         text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}$'),
  number       int not null check (number >= 1),
  folder       text not null references blob,
  uploaded_by  bigint not null references account,
  uploaded_at  timestamptz not null,
  gate         jsonb,
  gated_at     timestamptz,
  fault        text,
  released_by  bigint references account,
  released_at  timestamptz,
  unique (course_id, slug, number),
  check ((gate is null) = (gated_at is null)),
  check ((released_by is null) = (released_at is null)),
  check (released_at is null or (gate ->> 'passed')::boolean)
);
comment on table assignment_version is 'An assignment''s folder as it was uploaded; never changed. What is released is copied into assignment.';
comment on column assignment_version.folder is 'The zip.';
comment on column assignment_version.gate is 'What the release gate found; null until it has.';
comment on column assignment_version.fault is 'Why the gate failed on our side the last time; it is tried again.';

alter table assignment add column version int not null default 1 check (version >= 1);
comment on column assignment.version is 'The number of the version that is released; 1 where it was not uploaded.';

alter table assignment_exercise add column starter text;
comment on column assignment_exercise.starter is 'What the editor starts with; null for one made from the signature.';

alter table grading add column assignment_version int check (assignment_version >= 1);
comment on column grading.assignment_version is 'The assignment''s version that was released when it was graded; null for gradings older than versions.';

-- The same as before; a view has the columns that its table had when it was made.
create or replace view standing_grading as
  select distinct on (submission_id) *
  from grading
  where verdict <> 'INTERNAL_ERROR'
  order by submission_id, attempt desc;
