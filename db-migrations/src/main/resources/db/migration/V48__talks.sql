-- Students are invited to present an answer.

create table talk (
  id             bigint generated always as identity primary key,
  submission_id  uuid not null unique references submission,
  said           text not null check (btrim(said) <> '' and length(said) <= 2000),
  invited_by     bigint not null references account,
  invited_at     timestamptz not null,
  answer         text check (answer in ('ACCEPTED', 'DECLINED')),
  answered_at    timestamptz,
  answer_said    text not null default '' check (length(answer_said) <= 2000),
  held_on        date,
  done_at        timestamptz,
  withdrawn_at   timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (done_at is null or held_on is not null)
);
comment on table talk is 'An invitation to present an outstanding answer, and what came of it.';
comment on column talk.held_on is 'The day of the talk, in the course''s time zone.';
