-- The gradebook: how a course's grade is made up, what people wrote into it by hand, and what of it students see.

create table grade_scheme (
  course_id  bigint primary key references course,
  version    int not null check (version >= 1),
  scheme     jsonb not null,
  edited_by  bigint references account,
  edited_at  timestamptz not null
);
comment on table grade_scheme is 'The formula of a course''s grade: components with their weights, letters, what makes at risk.';
comment on column grade_scheme.edited_by is 'Null as long as it is what course.yaml says.';

create table given_grade (
  course_id   bigint not null references course,
  part        text not null check (part ~ '^[a-z]+(:[a-z0-9][a-z0-9-]{0,38})?$'),
  account_id  bigint not null references account,
  version     int not null check (version >= 1),
  points      numeric(8, 3) check (points >= 0),
  out_of      numeric(8, 3) not null check (out_of > 0),
  reason      text not null,
  given_by    bigint not null references account,
  given_at    timestamptz not null,
  primary key (course_id, part, account_id)
);
comment on table given_grade is 'A number that a person wrote: in a column of the gradebook, or instead of what is computed.';
comment on column given_grade.part is 'The key of a component of the scheme.';
comment on column given_grade.points is 'Null: taken back. The row stays, so that its version goes on.';
comment on column given_grade.out_of is 'What full marks were when it was written.';
create index on given_grade (account_id);

create table grade_release (
  course_id    bigint not null references course,
  part         text not null,
  released_by  bigint not null references account,
  released_at  timestamptz not null,
  primary key (course_id, part)
);
comment on table grade_release is 'The components that students see. Without a row they see none of it.';
