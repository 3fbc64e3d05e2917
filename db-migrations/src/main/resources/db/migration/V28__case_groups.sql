-- An exercise's cases in groups that weigh differently, and that students see at different times.

alter table assignment_exercise
  add column case_groups text check (jsonb_typeof(case_groups::jsonb) = 'array');
comment on column assignment_exercise.case_groups is 'JSON: name, title, cases, weight, show (NOW, AFTER_DUE, AFTER_RELEASE, NEVER); null where all cases weigh the same and are shown at once. What a grading was weighed by is in its report.';

alter table assignment
  add column results_released_at timestamptz,
  add column results_released_by bigint references account,
  add check ((results_released_at is null) = (results_released_by is null));
comment on column assignment.results_released_at is 'Since when groups of cases that wait for it (AFTER_RELEASE) are open, once the last due date has passed.';

-- Without what is told: a list of scores needs only these.
alter table grading add column parts jsonb generated always as
  (report -> 'parts' #- '{NOW,told}' #- '{AFTER_DUE,told}' #- '{AFTER_RELEASE,told}') stored;
comment on column grading.parts is 'What students are told while groups are closed, by what is open: verdict, score, maxScore on the scale of max_score, and whether nothing is left to be opened. What is missing is told as it is.';

-- When the last student's due date is: from then on nobody can hand in on time and have seen what is shown after it.
create function last_due(of_assignment bigint) returns timestamptz
  language sql stable parallel safe
  as $$
    select greatest(a.due_at, max(own.due))
    from assignment a
    left join lateral (
      select distinct x.account_id
      from extension x
      join enrolment e on e.account_id = x.account_id and e.course_id = a.course_id and e.role = 'STUDENT'
      where x.assignment_id = a.id) later on true
    left join lateral lateness(a.id, later.account_id, a.due_at) own on later.account_id is not null
    where a.id = of_assignment
    group by a.due_at
  $$;

-- Which groups of an assignment's cases are open to students: every page and view asks this function and none computes it.
create function open_to_students(of_assignment bigint, at timestamptz) returns text
  language sql stable parallel safe
  as $$
    select case
             when at <= last_due(a.id) then 'NOW'
             when a.results_released_at is null or at < a.results_released_at then 'AFTER_DUE'
             else 'AFTER_RELEASE'
           end
    from assignment a where a.id = of_assignment
  $$;

-- The rows of score as the students whose they are may read them now. Nothing in it depends on a group that is closed to them.
create view score_so_far as
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
         coalesce(not (g.part ->> 'complete')::boolean, false)              as held
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
comment on view score_so_far is 'For students. Staff read score, which holds nothing back.';
comment on column score_so_far.max is 'What full marks are worth in the groups that are open.';
comment on column score_so_far.points is 'What full marks are worth in all.';
comment on column score_so_far.held is 'Whether a group is still to be opened.';

-- The submission that counts by what is open: if it were chosen by all, the choice would tell what is not. The same rule as best_score.
create view best_so_far as
  select distinct on (course_id, assignment_id, account_id, exercise) *
  from score_so_far
  where verdict is not null
  order by course_id, assignment_id, account_id, exercise,
           case when counts = 'LATEST' then late end,
           case when counts = 'LATEST' then received end desc,
           score desc, received, submission_id;

-- Whether students see a part of an assignment's results only later: then nobody's time may be put off once they do.
create function opens_later(of_assignment bigint) returns boolean
  language sql stable parallel safe
  as $$
    select exists (
      select from assignment_exercise asked, jsonb_array_elements(asked.case_groups::jsonb) one
      where asked.assignment_id = of_assignment and one ->> 'show' in ('AFTER_DUE', 'AFTER_RELEASE'))
  $$;
