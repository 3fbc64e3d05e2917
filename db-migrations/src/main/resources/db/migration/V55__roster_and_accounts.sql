-- Who is let in and by what: rosters, invitations, links for the first sign-in; courses that are over.

alter table course
  add archived_at timestamptz,
  add archived_by bigint references account;
comment on column course.archived_at is 'From then on everything can be read and nothing changed.';

alter table account
  add email      text check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 200),
  add locked_at  timestamptz,
  add erased_at  timestamptz;
comment on column account.password is 'A hash with its scheme in braces; {none} until a first password is chosen.';
comment on column account.locked_at is 'Does not sign in, and open sessions are over, until an administrator unlocks it.';
comment on column account.erased_at is 'The person is forgotten: name, number and address are gone, grades stay without a name.';

create table sign_in_link (
  token_hash  text primary key,
  account_id  bigint not null references account,
  made_by     bigint not null references account,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  ended_at    timestamptz
);
comment on table sign_in_link is 'Lets one person choose a password, once. The link itself is shown when it is made and kept nowhere.';
create index on sign_in_link (account_id);

create table invite (
  id          bigint generated always as identity primary key,
  course_id   bigint not null references course,
  token       text not null unique,
  role        text not null check (role in ('STUDENT', 'TA', 'INSTRUCTOR')),
  section_id  bigint,
  most        int not null check (most between 1 and 5000),
  made_by     bigint not null references account,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz,
  foreign key (course_id, section_id) references section (course_id, id)
);
comment on column invite.most is 'How many people it lets in.';

create table invite_use (
  invite_id   bigint not null references invite,
  account_id  bigint not null references account,
  at          timestamptz not null,
  primary key (invite_id, account_id)
);

create table roster_import (
  id          uuid primary key,
  course_id   bigint not null references course,
  made_by     bigint not null references account,
  made_at     timestamptz not null,
  file_name   text not null,
  charset     text not null,
  content     jsonb not null,
  applied_at  timestamptz
);
comment on table roster_import is 'A roster that was read and waits for its reader to confirm it; swept after a day.';
