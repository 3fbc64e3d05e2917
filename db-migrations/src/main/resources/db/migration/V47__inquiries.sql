-- Students ask about grades, and staff answer.

create table inquiry (
  id             bigint generated always as identity primary key,
  submission_id  uuid not null references submission,
  account_id     bigint not null references account,
  exercise_id    bigint not null references assignment_exercise,
  version        int not null default 0,
  asked_at       timestamptz not null,
  answered_at    timestamptz,
  outcome        text check (outcome in ('CHANGED', 'KEPT')),
  reopened_at    timestamptz,
  check ((answered_at is null) = (outcome is null))
);
comment on table inquiry is 'A student asks about a grade. One at a time for each exercise; it can be opened again once.';
comment on column inquiry.version is 'Counts what happened to it, so that of two who answer the later is told.';
create unique index on inquiry (account_id, exercise_id) where answered_at is null;
create index on inquiry (submission_id);
create index on inquiry (exercise_id);

create table inquiry_message (
  id          bigint generated always as identity primary key,
  inquiry_id  bigint not null references inquiry,
  kind        text not null check (kind in ('ASKED', 'ANSWERED', 'REOPENED')),
  said        text not null check (btrim(said) <> '' and length(said) <= 20000),
  by_id       bigint not null references account,
  at          timestamptz not null
);
create index on inquiry_message (inquiry_id);
