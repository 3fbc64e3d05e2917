-- A fix that staff ask for, or make: a submission like any other that takes the place of the one it mends.

alter table course
  add fix_deduction int not null default 10 check (fix_deduction between 0 and 100),
  add inquiry_days int not null default 14 check (inquiry_days between 1 and 366);
comment on column course.fix_deduction is 'Percent of an exercise''s points that a fix costs which staff had to ask for.';
comment on column course.inquiry_days is 'For how many days after a result or a review a student may ask about a grade.';

alter table submission
  add mends uuid references submission,
  add made_by bigint references account,
  add as_of timestamptz,
  add took_place_at timestamptz,
  add check ((mends is null) = (as_of is null)),
  add check (took_place_at is null or mends is not null),
  add check (made_by is null or mends is not null);
comment on column submission.mends is 'The submission that this one mends, on a request of staff. Such a one costs no attempt.';
comment on column submission.made_by is 'Who of the staff made it, where it is not its author''s own.';
comment on column submission.as_of is 'By this it is late or not: when the first of those came in that it mends.';
comment on column submission.took_place_at is 'From when on it counts instead of the one it mends; until then it counts nowhere.';

create table fix_request (
  id             bigint generated always as identity primary key,
  submission_id  uuid not null references submission,
  cell           int not null check (cell >= 0),
  line_from      int not null check (line_from >= 1),
  line_to        int not null check (line_to >= line_from),
  due_at         timestamptz not null,
  asked_at       timestamptz not null,
  deduction      int not null check (deduction between 0 and 100),
  settled_at     timestamptz,
  settled_with   uuid references submission,
  waived_at      timestamptz,
  withdrawn_at   timestamptz,
  check ((settled_at is null) = (settled_with is null)),
  check (settled_at is null or withdrawn_at is null),
  check (waived_at is null or settled_at is not null)
);
comment on table fix_request is 'Staff ask for a fix of marked lines. What it costs is an adjustment with the source fix:ID.';
comment on column fix_request.asked_at is 'When it was asked for last: fixes that came before are of an earlier round.';
comment on column fix_request.deduction is 'Percent, as the course''s rule was when it was asked for.';
create unique index on fix_request (submission_id) where settled_at is null and withdrawn_at is null;
create index on fix_request (submission_id);
create index on fix_request (settled_with);

create table fix_attempt (
  submission_id  uuid primary key references submission,
  request_id     bigint not null references fix_request,
  at             timestamptz not null
);
create index on fix_attempt (request_id);

create table fix_event (
  id          bigint generated always as identity primary key,
  request_id  bigint not null references fix_request,
  kind        text not null check (kind in ('ASKED', 'ASKED_AGAIN', 'PATCHED', 'HANDED_IN', 'SETTLED', 'ACCEPTED', 'WITHDRAWN', 'WAIVED')),
  said        text not null default '' check (length(said) <= 20000),
  by_id       bigint references account,
  at          timestamptz not null
);
comment on column fix_event.by_id is 'Null where the platform did it by the rule: all tests passed.';
create index on fix_event (request_id);

-- As before, except for what a fix is late by.
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
         assignment.counts,
         case when assignment.counts = 'CHOSEN' then
           submission.id is not distinct from (
             select choice.submission_id from choice
             where choice.assignment_exercise_id = submission.assignment_exercise_id
               and choice.account_id = submission.account_id
             order by choice.id desc limit 1)
           else false end                                                          as chosen
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
  -- A fix is as late as what it mends.
  cross join lateral lateness(assignment.id, submission.account_id, coalesce(submission.as_of, submission.received_at)) own;

-- Few submissions are fixes; these make it cheap to know that one is not.
create index on submission (id) where mends is not null and took_place_at is null;
create index on submission (id) where took_place_at is not null;
create index on submission (mends) where took_place_at is not null;

-- Without fixes that have not taken their place, and what others took the place of; of equals a fix counts.
create or replace view best_score as
  select distinct on (course_id, assignment_id, account_id, exercise) *
  from score s
  where verdict is not null
    and not exists (select from submission fix
                    where fix.id = s.submission_id and fix.mends is not null and fix.took_place_at is null)
    and not exists (select from submission fix
                    where fix.mends = s.submission_id and fix.took_place_at is not null)
  order by course_id, assignment_id, account_id, exercise,
           chosen desc,
           case when counts = 'LATEST' then late end,
           case when counts = 'LATEST' then
             coalesce((select fix.as_of from submission fix
                       where fix.id = s.submission_id and fix.took_place_at is not null), received) end desc,
           score desc,
           exists (select from submission fix
                   where fix.id = s.submission_id and fix.took_place_at is not null) desc,
           received, submission_id;

-- The same rule.
create or replace view best_so_far as
  select distinct on (course_id, assignment_id, account_id, exercise) *
  from score_so_far s
  where verdict is not null
    and not exists (select from submission fix
                    where fix.id = s.submission_id and fix.mends is not null and fix.took_place_at is null)
    and not exists (select from submission fix
                    where fix.mends = s.submission_id and fix.took_place_at is not null)
  order by course_id, assignment_id, account_id, exercise,
           chosen desc,
           case when counts = 'LATEST' then late end,
           case when counts = 'LATEST' then
             coalesce((select fix.as_of from submission fix
                       where fix.id = s.submission_id and fix.took_place_at is not null), received) end desc,
           score desc,
           exists (select from submission fix
                   where fix.id = s.submission_id and fix.took_place_at is not null) desc,
           received, submission_id;
