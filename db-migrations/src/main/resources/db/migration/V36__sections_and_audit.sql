-- Sections of a course, and the record of what was done to grades.

create table section (
  id         bigint generated always as identity primary key,
  course_id  bigint not null references course,
  name       text not null check (btrim(name) <> '' and length(name) <= 60),
  unique (course_id, name),
  unique (course_id, id)
);
comment on table section is 'A part of a class that meets by itself: 班级.';

alter table enrolment
  add section_id bigint,
  add foreign key (course_id, section_id) references section (course_id, id);
comment on column enrolment.section_id is 'Where a student belongs; of staff it says nothing, see ta_section.';
create index on enrolment (section_id);

create table ta_section (
  enrolment_id  bigint not null references enrolment on delete cascade,
  section_id    bigint not null references section on delete cascade,
  primary key (enrolment_id, section_id)
);
comment on table ta_section is 'The sections a TA is limited to; a TA without a row sees all students of the course.';

alter table account
  add student_number text unique check (student_number ~ '^[A-Za-z0-9._-]{1,32}$');
comment on column account.student_number is 'The number of the university, 学号, where one is known.';

create table audit_entry (
  id          bigint generated always as identity primary key,
  course_id   bigint references course,
  actor_id    bigint references account,
  action      text not null check (action ~ '^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+$'),
  subject_id  bigint references account,
  object      text not null,
  detail      jsonb not null default '{}',
  at          timestamptz not null
);
comment on table audit_entry is 'Who did what that touches a grade or a right. Rows are added, never changed.';
comment on column audit_entry.actor_id is 'Null where the platform did it by a rule.';
comment on column audit_entry.subject_id is 'Whose grade or right it is, where it is one person''s.';
comment on column audit_entry.object is 'What was touched, such as review:17.';
create index on audit_entry (course_id, id desc);
create index on audit_entry (subject_id);

create function audit_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed';
end $$;
create trigger audit_is_kept before update or delete on audit_entry
  for each row execute function audit_is_kept();

create table adjustment (
  id             bigint generated always as identity primary key,
  assignment_id  bigint not null references assignment,
  account_id     bigint not null references account,
  points         numeric not null check (points between -1000 and 1000),
  source         text not null,
  reason         text not null check (btrim(reason) <> ''),
  made_by        bigint references account,
  made_at        timestamptz not null,
  released_at    timestamptz,
  unique (source, account_id)
);
comment on table adjustment is 'Points that people or rules add to or take from what a student earned in an assignment.';
comment on column adjustment.source is 'What it stems from, such as review:17; there is one for each source and student.';
comment on column adjustment.released_at is 'From when on it counts and the student sees it.';
create index on adjustment (assignment_id, account_id);
create index on adjustment (account_id);
