-- Regrades: everybody's submissions to an assignment graded once more, seen by staff only until they apply it as one set.

create table regrade (
  id             uuid primary key,
  assignment_id  bigint not null references assignment,
  version        int not null check (version >= 1),
  requested_by   bigint not null references account,
  requested_at   timestamptz not null,
  finished_at    timestamptz,
  applied_by     bigint references account,
  applied_at     timestamptz,
  discarded_by   bigint references account,
  discarded_at   timestamptz,
  reason         text check (reason <> ''),
  check ((applied_by is null) = (applied_at is null)),
  check ((discarded_by is null) = (discarded_at is null)),
  check (applied_at is null or discarded_at is null),
  check (applied_at is null or (finished_at is not null and reason is not null))
);
comment on table regrade is 'What it found counts from applied_at on, all of it at once; what was discarded never does. No row is ever removed.';
comment on column regrade.version is 'The assignment''s version that was released when it began; a later release leaves it only to be discarded.';
comment on column regrade.reason is 'What students are told, in the words of whoever applied it.';
create unique index on regrade (assignment_id) where applied_at is null and discarded_at is null;
create index on regrade (assignment_id, requested_at desc);

create table regrade_submission (
  regrade_id     uuid not null references regrade,
  submission_id  uuid not null references submission,
  place          int not null,
  primary key (regrade_id, submission_id),
  unique (regrade_id, place)
);
comment on table regrade_submission is 'What a regrade grades: what was graded when it began. What is handed in later is graded as always.';
comment on column regrade_submission.place is 'Everybody''s newest first, then everybody''s second newest.';
create index on regrade_submission (submission_id);

create table regrade_outcome (
  regrade_id      uuid not null references regrade,
  account_id      bigint not null references account,
  exercise        text not null,
  old_submission  uuid not null,
  old_grading     bigint not null,
  old_verdict     text not null,
  old_score       numeric not null,
  old_max         numeric not null,
  new_submission  uuid not null,
  new_grading     bigint not null,
  new_verdict     text not null,
  new_score       numeric not null,
  new_max         numeric not null,
  primary key (regrade_id, account_id, exercise)
);
comment on table regrade_outcome is 'Who moved by how much, as it was when the regrade was applied or discarded.';

-- Gradings of a regrade are counted on their own: one that is made at the same time as an ordinary one takes no number from it.
alter table grading
  add column regrade_id  uuid references regrade,
  add column points      numeric(6, 2) check (points > 0),
  drop constraint grading_submission_id_attempt_key,
  add unique nulls not distinct (submission_id, regrade_id, attempt);
comment on column grading.regrade_id is 'The regrade it was made for; null for the grading that every submission gets.';
comment on column grading.attempt is 'Counted for each submission, and in each regrade anew.';
comment on column grading.points is 'What full marks were worth then; null for gradings older than regrades.';

update grading set points = asked.points
from submission
join assignment_exercise asked on asked.id = submission.assignment_exercise_id
join assignment on assignment.id = asked.assignment_id
where submission.id = grading.submission_id and grading.assignment_version = assignment.version;

-- The grading that stands is the newest: read from the front of this index, without sorting.
create index on grading (submission_id, id desc) where verdict <> 'INTERNAL_ERROR';
-- How long gradings take is told from the last ordinary ones, however many a regrade has made since.
create index on grading (id) where verdict <> 'INTERNAL_ERROR' and regrade_id is null;

-- The grading that stands: the newest that is neither a fault of ours nor of a regrade that is not applied.
create or replace view standing_grading as
  select distinct on (submission_id) *
  from grading
  where verdict <> 'INTERNAL_ERROR'
    and (regrade_id is null
         or exists (select from regrade where regrade.id = grading.regrade_id and regrade.applied_at is not null))
  order by submission_id, id desc;

-- What full marks are worth: what the released version says for what was graded under it, for the others what was said then.
create function full_marks(asked numeric, released int, graded_for numeric, graded_under int) returns numeric
  language sql immutable parallel safe
  as $$ select case when graded_under = released then asked else coalesce(graded_for, asked) end $$;

create function worth(points numeric, score double precision, max_score double precision, leaves int) returns numeric
  language sql immutable parallel safe
  as $$ select round((points * score / max_score * leaves / 100)::numeric, 2) $$;
comment on function worth is 'Points for a score on the exercise''s own scale, of which lateness leaves so many percent.';

-- As before, with points as the version says under which it was graded, and as graded when a regrade was applied.
create or replace view score as
  select account.name                                                              as student,
         account.display_name,
         course.slug                                                               as course,
         assignment.slug                                                           as assignment,
         assignment_exercise.exercise,
         g.verdict,
         worth(full_marks(assignment_exercise.points, assignment.version, g.points, g.assignment_version),
               g.score, g.max_score, own.leaves)                                   as score,
         full_marks(assignment_exercise.points, assignment.version, g.points, g.assignment_version)::numeric(6, 2)
                                                                                   as max,
         submission.received_at                                                    as received,
         own.days_late > 0                                                         as late,
         greatest(g.finished_at, g.applied_at)                                     as graded,
         submission.receipt,
         submission.id                                                             as submission_id,
         account.id                                                                as account_id,
         assignment.id                                                             as assignment_id,
         course.id                                                                 as course_id,
         worth(full_marks(assignment_exercise.points, assignment.version, g.points, g.assignment_version),
               g.score, g.max_score, 100)                                          as raw_score,
         own.due,
         own.days_late,
         100 - own.leaves                                                          as deduction,
         assignment.counts
  from submission
  join account on account.id = submission.account_id
  join assignment_exercise on assignment_exercise.id = submission.assignment_exercise_id
  join assignment on assignment.id = assignment_exercise.assignment_id
  join course on course.id = assignment.course_id
  -- Looked up for each row, as lateness is: with a plain join all gradings there are would be sorted, and again for each exercise.
  left join lateral (
    select stands.verdict, stands.score, stands.max_score, stands.finished_at, stands.points, stands.assignment_version,
           regrade.applied_at
    from standing_grading stands left join regrade on regrade.id = stands.regrade_id
    where stands.submission_id = submission.id offset 0) g on true
  cross join lateral lateness(assignment.id, submission.account_id, submission.received_at) own;
