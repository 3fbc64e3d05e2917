-- What programs log of themselves while they run: hyper-parameters, results, and series of values by step.

create table experiment_run (
  id          uuid primary key,
  source_id   uuid not null unique,
  kind        text not null check (kind in ('SUBMISSION', 'TRIAL', 'ENTRY')),
  course_id   bigint not null references course,
  account_id  bigint not null references account,
  title_zh    text not null,
  title_en    text not null,
  page        text not null check (page like '/%'),
  blob        text not null references blob,
  file_name   text not null,
  memo        text not null default '' check (length(memo) <= 500),
  state       text not null default 'RUNNING' check (state in ('RUNNING', 'FINISHED', 'GAVE_UP', 'RAISED', 'DIED',
                'TIME_LIMIT', 'MEMORY_LIMIT', 'OUTPUT_LIMIT', 'INVALID')),
  left_out    boolean not null default false,
  printed     text,
  cut         boolean not null default false,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  check ((state = 'RUNNING') = (ended_at is null)),
  check (printed is null or ended_at is not null)
);
comment on table experiment_run is 'A program that logged something. Nothing here is in any score.';
comment on column experiment_run.source_id is 'The submission, trial or entry that ran; a trial may be gone before its run is.';
comment on column experiment_run.page is 'Where its result stands.';
comment on column experiment_run.state is 'How it ended as far as its author may know; GAVE_UP: it said so itself.';
comment on column experiment_run.left_out is 'Whether it logged more series or settings than are kept.';
comment on column experiment_run.printed is 'What it printed, as far as its author may read it.';
create index on experiment_run (course_id, account_id, started_at desc);

create table experiment_setting (
  run_id    uuid not null references experiment_run on delete cascade,
  about     text not null check (about in ('HYPER', 'BEST', 'OTHER')),
  name      text not null check (name <> ''),
  position  int not null,
  text      text not null,
  number    double precision,
  primary key (run_id, about, name)
);
comment on column experiment_setting.number is 'Of a number; it may be NaN or infinite.';

create table experiment_series (
  id           bigint generated always as identity primary key,
  run_id       uuid not null references experiment_run on delete cascade,
  curve        text not null check (curve in ('LOSS', 'METRIC')),
  name         text not null check (name <> ''),
  total        bigint not null check (total > 0),
  stride       bigint not null check (stride > 0),
  last_number  bigint not null,
  last_step    bigint not null,
  last_epoch   double precision,
  last_value   double precision not null,
  unique (run_id, curve, name)
);
comment on column experiment_series.total is 'How many values were logged.';
comment on column experiment_series.stride is 'Of which every so-manieth is kept, and the last.';

create table experiment_point (
  series_id  bigint not null references experiment_series on delete cascade,
  number     bigint not null check (number >= 0),
  step       bigint not null,
  epoch      double precision,
  value      double precision not null,
  primary key (series_id, number)
);
comment on column experiment_point.number is 'Which value of its series it is, counted from 0.';
