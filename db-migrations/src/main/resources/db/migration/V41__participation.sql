-- Roll calls: whom chance drew, who was there, what they said, what was corrected, and what students object to.

create table roll_call (
  id          bigint generated always as identity primary key,
  course_id   bigint not null references course,
  section_id  bigint,
  topic       text not null check (length(topic) <= 120),
  seed        bigint not null,
  pool        jsonb not null,
  started_by  bigint not null references account,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  foreign key (course_id, section_id) references section (course_id, id)
);
comment on column roll_call.seed is 'What the draw is made of, together with the pool; students read it once the call is over.';
comment on column roll_call.pool is 'Who could be drawn, in the order of their ids, each with the calls since their last turn: [[id, calls], ...].';
create index on roll_call (course_id, id desc);

create table roll_call_turn (
  id            bigint generated always as identity primary key,
  roll_call_id  bigint not null references roll_call,
  number        int not null check (number >= 1),
  account_id    bigint not null references account,
  drawn         boolean not null,
  at            timestamptz not null,
  unique (roll_call_id, number)
);
comment on column roll_call_turn.drawn is 'False for who answered without having been drawn; it says nothing about who is there.';
create index on roll_call_turn (account_id);

create table roll_call_mark (
  id       bigint generated always as identity primary key,
  turn_id  bigint not null references roll_call_turn,
  status   text not null check (status in ('PRESENT', 'LATE', 'EXCUSED', 'ABSENT')),
  points   numeric(5, 2) not null check (points between 0 and 100),
  reason   text not null,
  made_by  bigint not null references account,
  made_at  timestamptz not null
);
comment on table roll_call_mark is 'What was noted of a turn. The newest stands; rows are added, never changed.';
create index on roll_call_mark (turn_id, id desc);

create table roll_call_appeal (
  turn_id      bigint primary key references roll_call_turn,
  text         text not null check (btrim(text) <> '' and length(text) <= 1000),
  asked_at     timestamptz not null,
  answer       text check (btrim(answer) <> ''),
  answered_by  bigint references account,
  answered_at  timestamptz,
  check ((answer is null) = (answered_at is null))
);
comment on table roll_call_appeal is 'What the student says against it, once, and the answer.';

create table participation_rule (
  course_id   bigint primary key references course,
  version     int not null check (version >= 1),
  attendance  int not null check (attendance between 0 and 100),
  late        int not null check (late between 0 and 100),
  answers     numeric(5, 2) not null check (answers > 0),
  edited_by   bigint not null references account,
  edited_at   timestamptz not null
);
comment on table participation_rule is 'How roll calls become a share: percent for being there, what late counts of that, and points for full marks in the rest.';

create table name_reading (
  account_id  bigint primary key references account,
  pinyin      text not null check (btrim(pinyin) <> '' and length(pinyin) <= 60)
);
comment on table name_reading is 'How somebody says that their name is read.';

create view standing_mark as
  select distinct on (turn_id) * from roll_call_mark order by turn_id, id desc;
