-- When work is due for whom, what lateness costs, which submission counts, and how often one may hand in.

alter table course add column slip_days int not null default 0 check (slip_days between 0 and 366);
comment on column course.slip_days is 'Days by which a student may put off due dates himself, all assignments of the course together.';

alter table assignment
  add column late               text not null default 'FREE' check (late in ('FREE', 'PENALTY', 'NONE')),
  add column late_per_day       int check (late_per_day between 1 and 100),
  add column late_days          int check (late_days between 1 and 366),
  add column counts             text not null default 'BEST' check (counts in ('BEST', 'LATEST')),
  add column attempts           int check (attempts >= 1),
  add column cool_down_seconds  int not null default 0 check (cool_down_seconds between 0 and 604800),
  add check ((late = 'PENALTY') = (late_per_day is not null)),
  add check ((late = 'PENALTY') = (late_days is not null));
comment on column assignment.late is 'What comes after the due date: accepted in full, less a percentage for each started day, or worth nothing.';
comment on column assignment.late_per_day is 'PENALTY only: percent of what a submission would be worth, for each started day.';
comment on column assignment.late_days is 'PENALTY only: what comes after so many days is worth nothing.';
comment on column assignment.counts is 'The best submission of an exercise after deduction, or the latest on-time one (a late one only if none is on time).';
comment on column assignment.attempts is 'For each exercise and student; null is no limit.';
comment on column assignment.cool_down_seconds is 'Between two submissions of a student to the same exercise.';

create table extension (
  id             bigint generated always as identity primary key,
  assignment_id  bigint not null references assignment,
  account_id     bigint not null references account,
  kind           text not null check (kind in ('GRANTED', 'SLIP')),
  due_at         timestamptz,
  days           int check (days in (1, -1)),
  reason         text check (reason <> ''),
  granted_by     bigint not null references account,
  at             timestamptz not null,
  check ((kind = 'GRANTED') = (due_at is not null)),
  check ((kind = 'GRANTED') = (reason is not null)),
  check ((kind = 'SLIP') = (days is not null)),
  check (kind = 'GRANTED' or granted_by = account_id)
);
comment on table extension is 'More time for one student. Rows are only added: of those granted the newest stands, slip days taken (1) and given back (-1) add up.';
create index on extension (assignment_id, account_id, id);
create index on extension (account_id);

-- The same time of day so many days later by the course's clock, whatever summer time does in between. A time of day
-- that comes twice is the later of the two; one that does not come is an hour later.
create function days_after(due timestamptz, days int, zone text) returns timestamptz
  language sql immutable parallel safe
  as $$ select case when days = 0 then due else (due at time zone zone + make_interval(days => days)) at time zone zone end $$;

-- How many days late that is; a day counts as soon as it has begun. A day of 23 or 25 hours is one day: the full days
-- of 24 hours are one off at most.
create function days_late(due timestamptz, received timestamptz, zone text) returns int
  language plpgsql immutable parallel safe
  as $$
    declare
      full_days int;
    begin
      if received <= due then
        return 0;
      end if;
      full_days := floor(extract(epoch from received - due) / 86400);
      return case
        when received <= days_after(due, full_days, zone) then full_days
        when received <= days_after(due, full_days + 1, zone) then full_days + 1
        else full_days + 2
      end;
    end
  $$;

-- Due dates and what handing in then would be worth, for one student: every page asks this function and none computes it.
create function lateness(of_assignment bigint, of_account bigint, received timestamptz)
  returns table (due timestamptz, granted timestamptz, slip_days int, days_late int, leaves int)
  language sql stable parallel safe
  as $$
    select own.due, own.granted, own.slip_days, own.days_late,
           case
             when own.days_late = 0 or own.late = 'FREE' then 100
             when own.late = 'NONE' or own.days_late > own.late_days then 0
             else greatest(0, 100 - own.days_late * own.late_per_day)
           end
    from (
      select dated.*,
             case when received <= dated.due then 0 else days_late(dated.due, received, dated.time_zone) end as days_late
      from (
        -- An extension never shortens: who was granted a date keeps the assignment's if that is moved beyond it.
        select a.late, a.late_per_day, a.late_days, c.time_zone, e.granted, e.slip_days,
               days_after(greatest(a.due_at, e.granted), e.slip_days, c.time_zone) as due
        from assignment a
        join course c on c.id = a.course_id
        cross join lateral (
          select (array_agg(x.due_at order by x.id desc) filter (where x.kind = 'GRANTED'))[1] as granted,
                 coalesce(sum(x.days), 0)::int as slip_days
          from extension x
          where x.assignment_id = of_assignment and x.account_id = of_account) e
        where a.id = of_assignment) dated
      -- Once: without the offset days_late would be computed anew wherever it stands above.
      offset 0) own
  $$;
comment on function lateness is 'due: the student''s own; granted: the newest date granted; slip_days: taken here; leaves: percent.';

-- For people with psql: when everything is due for whom.
create view deadline as
  select account.name        as student,
         account.display_name,
         course.slug         as course,
         assignment.slug     as assignment,
         own.due,
         assignment.due_at   as due_for_all,
         own.granted,
         own.slip_days,
         account.id          as account_id,
         assignment.id       as assignment_id,
         course.id           as course_id
  from assignment
  join course on course.id = assignment.course_id
  join enrolment on enrolment.course_id = course.id and enrolment.role = 'STUDENT'
  join account on account.id = enrolment.account_id
  cross join lateral lateness(assignment.id, account.id, assignment.due_at) own;

-- As before, with lateness by the student's own due date and what it takes.
create or replace view score as
  select account.name                                                              as student,
         account.display_name,
         course.slug                                                               as course,
         assignment.slug                                                           as assignment,
         assignment_exercise.exercise,
         g.verdict,
         round((assignment_exercise.points * g.score / g.max_score * own.leaves / 100)::numeric, 2) as score,
         assignment_exercise.points                                                as max,
         submission.received_at                                                    as received,
         own.days_late > 0                                                         as late,
         g.finished_at                                                             as graded,
         submission.receipt,
         submission.id                                                             as submission_id,
         account.id                                                                as account_id,
         assignment.id                                                             as assignment_id,
         course.id                                                                 as course_id,
         round((assignment_exercise.points * g.score / g.max_score)::numeric, 2)   as raw_score,
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
    select verdict, score, max_score, finished_at from standing_grading where submission_id = submission.id offset 0) g on true
  cross join lateral lateness(assignment.id, submission.account_id, submission.received_at) own;
comment on column score.score is 'What it is worth, lateness deducted.';
comment on column score.raw_score is 'What it would be worth on time.';
comment on column score.due is 'The student''s own due date.';
comment on column score.deduction is 'Percent of raw_score that lateness takes, 0 to 100.';

-- The submission that counts for each exercise of a student: the best, of equals the earliest; or, where the latest
-- counts, the newest that is on time, and only if there is none the newest that is late.
-- Whoever asks for a course, an assignment or a student names it by its id: only these narrow the work down.
create or replace view best_score as
  select distinct on (course_id, assignment_id, account_id, exercise) *
  from score
  where verdict is not null
  order by course_id, assignment_id, account_id, exercise,
           case when counts = 'LATEST' then late end,
           case when counts = 'LATEST' then received end desc,
           score desc, received, submission_id;
