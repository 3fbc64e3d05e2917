-- How each team stands on the public board, kept up with every score, so that nothing is computed from all entries.

alter table entry_scoring add column held boolean not null default false;
comment on column entry_scoring.held is 'Under the Ladder: not better by enough, so the team is not shown this score.';

create or replace view standing_scoring as
  select distinct on (entry_id) *
  from entry_scoring
  where verdict <> 'INTERNAL_ERROR'
  order by entry_id, attempt desc;

create table public_evidence (
  entry_scoring_id  bigint primary key references entry_scoring on delete cascade,
  evidence          bytea not null
);
comment on table public_evidence is 'What a public score rests on, row by row, in the compact form of dev.touchstone.metric.Evidence.';

create table private_evidence (
  entry_scoring_id  bigint primary key references entry_scoring on delete cascade,
  evidence          bytea not null
);
comment on table private_evidence is 'The same of a private score. Like it in a table of its own, which no page reads before the close.';

create table board (
  competition_id  uuid primary key references competition,
  version         bigint not null
);
comment on table board is 'Counts the changes of a board. Who changes a standing counts first, and so waits for whoever is changing another.';

create table standing (
  team_id             bigint primary key references team,
  competition_id      uuid not null references competition,
  version             bigint not null,
  entries             int not null default 0,
  late                int not null default 0,
  last_at             timestamptz,
  entry_id            uuid references entry,
  scoring_id          bigint references entry_scoring on delete set null,
  score               double precision,
  score_low           double precision,
  score_high          double precision,
  received_at         timestamptz,
  day                 date,
  before_entry_id     uuid references entry,
  before_score        double precision,
  before_received_at  timestamptz,
  trend               double precision[] not null default '{}',
  check ((score is null) = (entry_id is null) and (score is null) = (received_at is null)),
  check ((before_score is null) = (before_entry_id is null) and (before_score is null) = (before_received_at is null))
);
create index on standing (competition_id, version);
comment on table standing is 'A team''s row of the public board. It follows from the team''s entries and can be computed again from them.';
comment on column standing.version is 'The board''s, when this row last changed.';
comment on column standing.entries is 'Scored ones that count; late ones are counted apart.';
comment on column standing.entry_id is 'The best: of equal scores the earlier one. Under the Ladder the one whose score is shown.';
comment on column standing.day is 'The course''s day of the newest entry that counts; what stood when it began is in the columns before_….';
comment on column standing.trend is 'What stood on the board after each of the newest entries that count.';

create index on team_member (team_id);
create index on entry (team_id) where published_at is not null;

-- What there is so far: every metric up to now is the higher the better, and there were no rules.
insert into board select id, 1 from competition;

insert into standing (team_id, competition_id, version, entries, last_at, entry_id, scoring_id, score, score_low,
                      score_high, received_at)
  select team.id, team.competition_id, 1, count(scored.id), max(entry.received_at) filter (where scored.id is not null),
         best.entry_id, best.id, best.score, best.score_low, best.score_high, best.received_at
  from team
  join entry on entry.team_id = team.id
  left join standing_scoring scored on scored.entry_id = entry.id and scored.score is not null
  left join lateral (
    select s.*, e.received_at
    from entry e join standing_scoring s on s.entry_id = e.id
    where e.team_id = team.id and s.score is not null
    order by s.score desc, e.received_at, e.id
    limit 1) best on true
  group by team.id, team.competition_id, best.entry_id, best.id, best.score, best.score_low, best.score_high,
           best.received_at;
