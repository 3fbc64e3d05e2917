-- A third policy: the student says which submission counts.

alter table assignment
  drop constraint assignment_counts_check,
  add constraint assignment_counts_check check (counts in ('BEST', 'LATEST', 'CHOSEN'));
comment on column assignment.counts is 'The best submission of an exercise after deduction; or the latest on-time one (a late one only if none is on time); or the one its author chose, and without a choice the best.';

create table choice (
  id                      bigint generated always as identity primary key,
  assignment_exercise_id  bigint not null references assignment_exercise,
  account_id              bigint not null references account,
  submission_id           uuid not null references submission,
  chosen_at               timestamptz not null
);
create index on choice (assignment_exercise_id, account_id, id desc);
create index on choice (submission_id);
comment on table choice is 'Which submission its author wants to count. Rows are only added; the newest of an exercise stands.';

-- As before, with whether it was chosen.
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
  cross join lateral lateness(assignment.id, submission.account_id, submission.received_at) own;

create or replace view best_score as
  select distinct on (course_id, assignment_id, account_id, exercise) *
  from score
  where verdict is not null
  order by course_id, assignment_id, account_id, exercise,
           chosen desc,
           case when counts = 'LATEST' then late end,
           case when counts = 'LATEST' then received end desc,
           score desc, received, submission_id;

create or replace view score_so_far as
  select s.student,
         s.display_name,
         s.course,
         s.assignment,
         s.exercise,
         coalesce(g.part ->> 'verdict', s.verdict)                          as verdict,
         case when g.part is null then s.score
           else round((g.raw * (100 - s.deduction) / 100)::numeric, 2) end  as score,
         case when g.part is null then s.max
           else round((s.max * (g.part ->> 'maxScore')::float8 / g.max_score)::numeric, 2) end as max,
         s.received,
         s.late,
         s.graded,
         s.receipt,
         s.submission_id,
         s.account_id,
         s.assignment_id,
         s.course_id,
         case when g.part is null then s.raw_score
           else round(g.raw::numeric, 2) end                                as raw_score,
         s.due,
         s.days_late,
         s.deduction,
         s.counts,
         s.max                                                              as points,
         coalesce(not (g.part ->> 'complete')::boolean, false)              as held,
         s.chosen
  from score s
  left join lateral (
    select told.part, told.max_score, s.max * (told.part ->> 'score')::float8 / told.max_score as raw
    from (
      select found.max_score,
             case when found.parts is not null and found.parts <> '{}'
               then found.parts -> open_to_students(s.assignment_id, now()) end as part
      from standing_grading stands
      join grading found on found.id = stands.id
      where stands.submission_id = s.submission_id
      offset 0) told) g on true;

create or replace view best_so_far as
  select distinct on (course_id, assignment_id, account_id, exercise) *
  from score_so_far
  where verdict is not null
  order by course_id, assignment_id, account_id, exercise,
           chosen desc,
           case when counts = 'LATEST' then late end,
           case when counts = 'LATEST' then received end desc,
           score desc, received, submission_id;

-- Whether a student may still say which submission counts: as long as one that came now would be worth something, and nobody
-- has read more than the cases that were open from the start.
create function may_choose(of_assignment bigint, of_account bigint, at timestamptz) returns boolean
  language sql stable parallel safe
  as $$
    select a.counts = 'CHOSEN' and own.leaves > 0 and not (opens_later(a.id) and at > last_due(a.id))
    from assignment a
    cross join lateral lateness(a.id, of_account, at) own
    where a.id = of_assignment
  $$;
