-- Who there is, which courses there are, and who is what in which course.

create table account (
  id            bigint generated always as identity primary key,
  name          text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{1,38}$'),
  display_name  text not null check (display_name <> ''),
  password      text not null check (password like '{%}%'),
  admin         boolean not null default false,
  sample        boolean not null default false,
  created_at    timestamptz not null default now()
);
comment on table account is 'A person who signs in.';
comment on column account.password is 'A hash with its scheme in braces; never a password.';
comment on column account.admin is 'Site administrator: counts as instructor in every course.';
comment on column account.sample is 'Belongs to the sample course; may sign in only while that is loaded on a loopback server.';

create table course (
  id          bigint generated always as identity primary key,
  slug        text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}$'),
  title_zh    text not null,
  title_en    text not null,
  time_zone   text not null,
  created_at  timestamptz not null default now()
);
comment on column course.time_zone is 'IANA name; every date of the course is read in it.';

create table enrolment (
  id          bigint generated always as identity primary key,
  course_id   bigint not null references course,
  account_id  bigint not null references account,
  role        text not null check (role in ('STUDENT', 'TA', 'INSTRUCTOR')),
  seen_at     timestamptz,
  unique (course_id, account_id)
);
comment on column enrolment.seen_at is 'When the course home was last opened: what came back later is marked as new.';
create index on enrolment (account_id);

create table sign_in_failure (
  id       bigint generated always as identity primary key,
  name     text not null,
  address  text not null,
  at       timestamptz not null
);
comment on table sign_in_failure is 'Refused sign-ins, counted per name and address and per address; old rows are swept.';
create index on sign_in_failure (address, at);
create index on sign_in_failure (at);
