-- What a competition's rules can say, and what can happen to a team and to an entry.

alter table competition
  add column team_size     int not null default 1 check (team_size between 1 and 20),
  add column merges_until  timestamptz,
  add column picks         int not null default 2 check (picks between 1 and 5),
  add column digits        int check (digits between 0 and 10),
  add column ladder        double precision check (ladder > 0),
  add column board_names   text not null default 'names' check (board_names in ('names', 'nicknames', 'top')),
  add column board_top     int not null default 10 check (board_top >= 1),
  add column public_page   boolean not null default false,
  add column prizes        int not null default 0 check (prizes >= 0),
  add column publication   boolean not null default false,
  add column late_entries  boolean not null default true,
  add column closed_at     timestamptz,
  add check (merges_until is null or merges_until <= closes_at),
  add check (closed_at is null or closed_at >= closes_at);
comment on column competition.merges_until is 'Until when two teams may become one; null: never.';
comment on column competition.picks is 'How many entries of a team count in the end; without a choice the best public ones.';
comment on column competition.digits is 'Decimals shown, which never change the order; null: as the metric shows its scores.';
comment on column competition.ladder is 'c of the Ladder (Blum and Hardt 2015): a public score is shown as new only if it beats the shown one by c standard errors; null: every score is shown.';
comment on column competition.board_names is 'What students read of other teams: real names, nicknames, or the first board_top rows and those around their own.';
comment on column competition.public_page is 'Whether the board can be read without signing in.';
comment on column competition.publication is 'Whether a prize asks for published code.';
comment on column competition.late_entries is 'Whether entries after the close are still scored, marked and unranked.';
comment on column competition.closed_at is 'When the final board was drawn up; nothing that counts changes afterwards.';

alter table team
  add column nickname             text check (nickname <> ''),
  add column founded_at           timestamptz not null default now(),
  add column disqualified_at      timestamptz,
  add column disqualified_reason  text,
  add column merged_into          bigint references team,
  add column merged_at            timestamptz,
  add check ((disqualified_at is null) = (disqualified_reason is null)),
  add check ((merged_into is null) = (merged_at is null)),
  add check (merged_into <> id);
comment on column team.disqualified_at is 'Since when it stands without a rank; staff say why.';
comment on column team.merged_into is 'Where its members, entries and picks went. A merged team is on no board.';

alter table entry
  add column first_team_id  bigint references team,
  add column late             boolean not null default false,
  add column picked_at        timestamptz,
  add column published_at     timestamptz;
update entry set first_team_id = team_id;
alter table entry alter column first_team_id set not null;
comment on column entry.team_id is 'For whom it counts now: after a merge the merged team.';
comment on column entry.first_team_id is 'The team that handed it in.';
comment on column entry.late is 'Received after the close: scored, marked, never ranked.';
comment on column entry.picked_at is 'When the team chose it as one that counts in the end.';
comment on column entry.published_at is 'Since when the course may read its code.';
