-- Competitions: what is asked, who hands in, and what it scored.

create table competition (
  id               uuid primary key,
  course_id        bigint not null references course,
  slug             text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}$'),
  title_zh         text not null,
  title_en         text not null,
  statement_zh     text not null,
  statement_en     text not null,
  starter          text not null,
  data             text not null references blob,
  metric           text not null,
  classes          int not null check (classes >= 2),
  train_share      double precision not null check (train_share > 0),
  public_share     double precision not null check (public_share > 0),
  split_seed       bigint not null,
  baseline         text not null,
  entries_per_day  int not null check (entries_per_day >= 1),
  seconds          int not null check (seconds between 1 and 3600),
  memory_mb        int not null check (memory_mb between 64 and 65536),
  opens_at         timestamptz not null,
  closes_at        timestamptz not null,
  unique (course_id, slug),
  check (train_share + public_share < 1),
  check (closes_at > opens_at)
);
comment on column competition.data is 'The data set as it was when the competition was opened; it never changes.';
comment on column competition.split_seed is 'Secret: who knows it and the data set knows the labels of the test rows.';
comment on column competition.baseline is 'Id in the catalog of baselines, such as softmax-regression.';

create table team (
  id              bigint generated always as identity primary key,
  competition_id  uuid not null references competition,
  name            text not null check (name <> ''),
  baseline        boolean not null default false,
  unique (id, competition_id)
);
create unique index on team (competition_id) where baseline;
comment on table team is 'Who stands on the board. A team has one member so far; the baseline has none.';

create table team_member (
  team_id         bigint not null,
  competition_id  uuid not null,
  account_id      bigint not null references account,
  primary key (competition_id, account_id),
  foreign key (team_id, competition_id) references team (id, competition_id)
);
comment on table team_member is 'A person is in one team of a competition.';

create table entry (
  id           uuid primary key,
  team_id      bigint not null references team,
  account_id   bigint references account,
  blob         text references blob,
  file_name    text,
  form         uuid,
  receipt      text not null unique,
  received_at  timestamptz not null,
  unique (account_id, form, blob),
  check ((account_id is null) = (blob is null) and (account_id is null) = (file_name is null)
         and (account_id is null) = (form is null))
);
comment on table entry is 'What a team handed in. A baseline''s entry has no file: it is trained by the platform.';
create index on entry (team_id, received_at desc);

create table entry_scoring (
  id           bigint generated always as identity primary key,
  entry_id     uuid not null references entry,
  attempt      int not null check (attempt >= 1),
  verdict      text not null check (verdict in ('ACCEPTED', 'INVALID_OUTPUT', 'RUNTIME_ERROR', 'TIME_LIMIT',
                 'MEMORY_LIMIT', 'OUTPUT_LIMIT', 'FORBIDDEN', 'INTERNAL_ERROR')),
  score        double precision,
  score_low    double precision,
  score_high   double precision,
  report       jsonb,
  started_at   timestamptz not null,
  finished_at  timestamptz not null,
  fault        text,
  unique (entry_id, attempt),
  check ((verdict = 'ACCEPTED') = (score is not null)),
  check (score is null or (score_low <= score and score <= score_high)),
  check ((verdict = 'INTERNAL_ERROR') = (fault is not null)),
  check ((verdict = 'INTERNAL_ERROR') = (report is null))
);
comment on table entry_scoring is 'One judgement of one entry; its score is that of the public part, exact. A further judgement is a further row.';
comment on column entry_scoring.fault is 'INTERNAL_ERROR only: what went wrong on our side. It never costs the team anything.';

create table private_score (
  entry_scoring_id  bigint primary key references entry_scoring,
  score             double precision not null,
  score_low         double precision not null,
  score_high        double precision not null
);
comment on table private_score is 'For staff only. In a table of its own, so that no query that shows an entry can bring it along.';

-- The judgement that stands: the newest that is not a fault of ours.
create view standing_scoring as
  select distinct on (entry_id) *
  from entry_scoring
  where verdict <> 'INTERNAL_ERROR'
  order by entry_id, attempt desc;
