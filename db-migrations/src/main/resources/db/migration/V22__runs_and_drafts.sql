-- Runs: what students try on an exercise's examples before they hand in. And drafts: what they typed and did not hand in yet.

alter table trial
  add column examples_only boolean not null default false,
  add column assignment_exercise_id bigint references assignment_exercise,
  add check (examples_only = (assignment_exercise_id is not null));
comment on table trial is 'A program tried on an exercise, and what came of it. It is in nobody''s score.';
comment on column trial.examples_only is 'A run on the cases that students may see; no other was handed over. The latest of a person and exercise are kept.';
comment on column trial.assignment_exercise_id is 'Of a run: what it was tried for.';
create index on trial (account_id, assignment_exercise_id, received_at desc) where examples_only;

-- The jobs that wait or run, and whose they are.
create view waiting_job as
  select job.task_name, job.task_instance, job.picked, owner.account_id
  from scheduled_tasks job
  join (
    select id, account_id from submission
    union all
    select id, account_id from trial
    union all
    select id, account_id from entry where account_id is not null
  ) owner on owner.id::text = job.task_instance;

create table draft (
  account_id              bigint not null references account,
  assignment_exercise_id  bigint not null references assignment_exercise,
  content                 bytea,
  version                 int not null check (version >= 1),
  writer                  uuid,
  saved_at                timestamptz not null,
  primary key (account_id, assignment_exercise_id),
  check (octet_length(content) <= 1048576)
);
comment on table draft is 'What a person typed for an exercise and did not hand in. One text each; the newer takes the place of the older.';
comment on column draft.content is 'UTF-8; null once it was handed in or discarded.';
comment on column draft.version is 'Counts every change, so that an editor knows whether somebody changed it meanwhile.';
comment on column draft.writer is 'The tab that saved it last: what comes from there again is no conflict with itself.';
