-- Comparisons of programs, what staff think of pairs, and cases: one for each student.

create table course_origin (
  course_id  bigint not null references course,
  origin_id  bigint not null references course,
  primary key (course_id, origin_id),
  check (course_id <> origin_id)
);
comment on table course_origin is 'Of which course this one, or an assignment of it, was duplicated: its earlier term.';

create table comparison (
  id              uuid primary key,
  course_id       bigint not null references course,
  subject         text not null,
  assignment_id   bigint references assignment,
  exercise        text,
  competition_id  uuid references competition,
  tokens          int not null check (tokens between 20 and 2000),
  earlier         boolean not null,
  requested_by    bigint not null references account,
  requested_at    timestamptz not null,
  finished_at     timestamptz,
  pairs           bigint,
  median          double precision,
  most            double precision,
  threshold       double precision,
  bins            int[],
  left_out        int not null default 0,
  check ((assignment_id is null) <> (competition_id is null)),
  check (exercise is null or assignment_id is not null),
  check ((finished_at is null) = (bins is null))
);
comment on table comparison is 'The works of a class held against each other. It says what to look at; it accuses nobody.';
comment on column comparison.subject is 'What was compared, such as assignment:12/softmax: verdicts and cases are about it, and outlive the comparison.';
comment on column comparison.exercise is 'Null: all programs of the assignment, of each student together.';
comment on column comparison.tokens is 'How many tokens of its own a work needs.';
comment on column comparison.left_out is 'Works that were more, or larger, than are compared at once.';
create index on comparison (course_id, requested_at desc);

create table comparison_work (
  comparison_id  uuid not null references comparison on delete cascade,
  number         int not null,
  course_id      bigint not null references course,
  account_id     bigint not null references account,
  earlier        boolean not null,
  short          boolean not null default false,
  files          jsonb not null,
  primary key (comparison_id, number)
);
comment on column comparison_work.course_id is 'The earlier term it is of, where it is.';
comment on column comparison_work.short is 'Too little of its own: similarity says nothing about it.';
comment on column comparison_work.files is 'Name and SHA-256 of each file.';

create table comparison_pair (
  comparison_id  uuid not null,
  a              int not null,
  b              int not null,
  similarity     double precision not null,
  of_a           double precision not null,
  of_b           double precision not null,
  places         jsonb not null,
  primary key (comparison_id, a, b),
  foreign key (comparison_id, a) references comparison_work on delete cascade,
  foreign key (comparison_id, b) references comparison_work on delete cascade
);
comment on table comparison_pair is 'The pairs that stand out of their class.';

create table pair_verdict (
  id          bigint generated always as identity primary key,
  course_id   bigint not null references course,
  subject     text not null,
  a           bigint not null references account,
  b           bigint not null references account,
  verdict     text not null check (verdict in ('NONE', 'SUSPECTED', 'CONFIRMED', 'CLEARED')),
  note        text not null default '' check (length(note) <= 2000),
  version     int not null default 1,
  decided_by  bigint not null references account,
  decided_at  timestamptz not null,
  unique (subject, a, b),
  check (a < b)
);
comment on table pair_verdict is 'What staff think of two people''s works. Of no comparison: another one with other settings finds it there.';

create table integrity_case (
  id              bigint generated always as identity primary key,
  course_id       bigint not null references course,
  subject         text not null,
  assignment_id   bigint references assignment,
  exercise        text,
  competition_id  uuid references competition,
  account_id      bigint not null references account,
  version         int not null default 1,
  opened_by       bigint not null references account,
  opened_at       timestamptz not null,
  letter          text check (length(letter) <= 8000),
  names_others    boolean not null default false,
  notified_by     bigint references account,
  notified_at     timestamptz,
  statement       text check (length(statement) <= 20000),
  stated_at       timestamptz,
  outcome         text check (outcome in ('NONE', 'WARNING', 'DEDUCTION', 'ZERO')),
  points          numeric(7, 2) check (points > 0),
  reason          text check (length(reason) <= 2000),
  decided_by      bigint references account,
  decided_at      timestamptz,
  unique (subject, account_id),
  check ((notified_at is null) = (notified_by is null)),
  check (notified_at is null or letter is not null),
  check ((statement is null) = (stated_at is null)),
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is null) = (decided_by is null))
);
comment on table integrity_case is 'What a student is asked about, what he says to it, and what came of it. He sees nothing of it before notified_at.';
comment on column integrity_case.names_others is 'Whether the student reads who the others are.';
create index on integrity_case (course_id, opened_at desc);
create index on integrity_case (account_id);
