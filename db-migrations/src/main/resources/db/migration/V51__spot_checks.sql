-- Whom staff talk to about their work: drawn by chance, likelier where works are alike, and so that it can be done again.

create table spot_check (
  id             bigint generated always as identity primary key,
  course_id      bigint not null references course,
  assignment_id  bigint not null references assignment,
  seed           text not null check (seed ~ '^[0-9a-f]{32}$'),
  wanted         int not null check (wanted between 1 and 500),
  drawn_by       bigint not null references account,
  drawn_at       timestamptz not null
);
comment on table spot_check is 'A draw. None is ever removed, so that drawing again until it pleases can be seen.';
create index on spot_check (course_id, drawn_at desc);

create table spot_check_person (
  spot_check_id  bigint not null references spot_check,
  account_id     bigint not null references account,
  name           text not null,
  risk           double precision not null check (risk between 0 and 1),
  place          int not null check (place >= 1),
  outcome        text check (outcome in ('EXPLAINED', 'UNCLEAR', 'NOT_EXPLAINED', 'ABSENT')),
  note           text not null default '' check (length(note) <= 2000),
  version        int not null default 1,
  noted_by       bigint references account,
  noted_at       timestamptz,
  primary key (spot_check_id, account_id),
  unique (spot_check_id, place),
  check ((outcome is null) = (noted_at is null))
);
comment on table spot_check_person is 'Everybody who could have been drawn; the first spot_check.wanted places are.';
comment on column spot_check_person.name is 'The account''s, as it went into the draw.';
comment on column spot_check_person.risk is 'The largest similarity of a pair that stands out and is not cleared.';
