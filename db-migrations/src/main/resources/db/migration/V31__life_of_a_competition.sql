-- The life of a competition: who asks whom into a team, what happened to it, how it all ended, and what was run again.

alter table competition add column marks text;
comment on column competition.marks is 'The published rule by which final scores become points, such as "score: 0.9=0, 0.98=40"; null: none.';

create table team_request (
  id             bigint generated always as identity primary key,
  team_id        bigint not null references team,
  account_id     bigint references account,
  other_team_id  bigint references team,
  asked_by       bigint not null references account,
  asked_at       timestamptz not null,
  answer         text check (answer in ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
  answered_by    bigint references account,
  answered_at    timestamptz,
  check ((account_id is null) <> (other_team_id is null)),
  check (other_team_id <> team_id),
  check ((answer is null) = (answered_at is null))
);
create unique index on team_request (team_id, account_id) where answer is null and account_id is not null;
create unique index on team_request (team_id, other_team_id) where answer is null and other_team_id is not null;
create index on team_request (account_id) where answer is null;
create index on team_request (other_team_id) where answer is null;
comment on table team_request is 'A team asks a person to join, or another team to become one with it.';
comment on column team_request.answer is 'LAPSED: it became impossible, for a merger or a close. Null: it still stands.';

create table team_event (
  id          bigint generated always as identity primary key,
  team_id     bigint not null references team,
  kind        text not null check (kind in ('FOUNDED', 'RENAMED', 'JOINED', 'LEFT', 'MERGED', 'UNPICKED',
                'DISQUALIFIED', 'REINSTATED')),
  account_id  bigint references account,
  detail      text,
  at          timestamptz not null
);
create index on team_event (team_id, id);
comment on table team_event is 'What happened to a team; rows are only added.';
comment on column team_event.account_id is 'Who did it.';

create table final_board (
  id              bigint generated always as identity primary key,
  competition_id  uuid not null references competition,
  edition         int not null check (edition >= 1),
  label           text check (label <> ''),
  marks           text,
  prizes          int not null,
  publication     boolean not null,
  drawn_at        timestamptz not null,
  drawn_by        bigint references account,
  unique (competition_id, edition),
  check ((edition = 1) = (label is null))
);
comment on table final_board is 'A competition''s end as it was drawn up. Rows never change: whatever would change them makes a new edition.';
comment on column final_board.label is 'Why there is another edition.';
comment on column final_board.marks is 'The rule of the points as it was.';

create table final_row (
  board_id       bigint not null references final_board,
  place          int not null check (place >= 1),
  team_id        bigint not null references team,
  name           text not null,
  nickname       text,
  members        text not null,
  baseline       boolean not null,
  disqualified   boolean not null,
  entries        int not null,
  entry_id       uuid references entry,
  scoring_id     bigint references entry_scoring,
  picked         boolean not null,
  received_at    timestamptz,
  rank           int,
  public_rank    int,
  tie_group      int,
  score          double precision,
  score_low      double precision,
  score_high     double precision,
  public_score   double precision,
  public_low     double precision,
  public_high    double precision,
  points         numeric(9, 2),
  primary key (board_id, place),
  unique (board_id, team_id),
  check ((entry_id is null) = (score is null) and (scoring_id is null) = (score is null)),
  check (rank is null or score is not null)
);
comment on column final_row.entry_id is 'The one that counted: of the picked ones, or else of the best public ones, the best private one.';
comment on column final_row.score is 'Private: nothing reads this table before the competition is closed, since only then is there a row.';
comment on column final_row.tie_group is 'Ranked rows that nobody can tell apart share one.';

create table entry_replay (
  id           uuid primary key,
  entry_id     uuid not null references entry,
  scoring_id   bigint not null references entry_scoring,
  asked_by     bigint not null references account,
  asked_at     timestamptz not null,
  finished_at  timestamptz,
  verdict      text,
  image        text,
  public_gap   double precision,
  private_gap  double precision,
  check ((verdict is null) = (finished_at is null)),
  check ((public_gap is null) = (private_gap is null))
);
create index on entry_replay (entry_id, asked_at desc);
comment on table entry_replay is 'An entry run once more, for staff; it changes nobody''s score.';
comment on column entry_replay.public_gap is 'The score of the replay less the score that stands.';
