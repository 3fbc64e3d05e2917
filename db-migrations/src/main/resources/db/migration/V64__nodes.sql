-- The processes that take part, and what is known of a job beyond what db-scheduler keeps.

create table node (
  id            uuid primary key,
  name          text not null check (name <> ''),
  version       text not null,
  roles         text[] not null,
  lanes         text[] not null,
  offers        text[] not null default '{}',
  capabilities  jsonb not null,
  state         text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'DRAINING')),
  running       int not null default 0,
  prepared      int not null default 0,
  started_at    timestamptz not null default now(),
  beat_at       timestamptz not null default now()
);
comment on table node is 'A process of ours. It writes its row at every beat; who stops beating is lost, who ends in order takes its row along.';
comment on column node.roles is 'web, grader.';
comment on column node.lanes is 'The lanes it takes jobs of; see the function lane.';
comment on column node.offers is 'What a job may need and this node has, such as gpu or image:sha256:…';
comment on column node.capabilities is 'The same for people: processors, memory, GPUs, image, device of the references.';
comment on column node.state is 'What people told it: PAUSED takes nothing new, DRAINING takes nothing new and ends when it is done.';
comment on column node.prepared is 'Containers that wait for a program.';

create view live_grader as
  select * from node where 'grader' = any (roles) and beat_at > now() - interval '20 s';
comment on view live_grader is 'Beats come every five seconds; whoever missed four is lost.';

alter table assignment_exercise add column needs text[] not null default '{}';
alter table competition add column needs text[] not null default '{}';
comment on column assignment_exercise.needs is 'What a node must offer to grade it, such as gpu.';
comment on column competition.needs is 'What a node must offer to score its entries.';

alter table scheduled_tasks
  add column needs       text[] not null default '{}',
  add column due_at      timestamptz,
  add column picked_at   timestamptz,
  add column last_fault  text,
  add column held_at     timestamptz,
  add column held_by     bigint references account;
update scheduled_tasks set due_at = execution_time;
comment on column scheduled_tasks.needs is 'What its exercise or competition needs; only a node that offers all of it claims the job.';
comment on column scheduled_tasks.due_at is 'When it could have begun first: execution_time moves with every retry.';
comment on column scheduled_tasks.picked_at is 'When the node that has it took it.';
comment on column scheduled_tasks.last_fault is 'Why it failed the last time.';
comment on column scheduled_tasks.held_at is 'Since when it is in quarantine: no node claims it.';

create function needs_of(task text, id uuid) returns text[] stable language sql as $$
  select coalesce(
    case task
      when 'grade' then (
        select asked.needs from submission
        join assignment_exercise asked on asked.id = submission.assignment_exercise_id
        where submission.id = needs_of.id)
      when 'try' then (
        select asked.needs from trial
        join assignment_exercise asked on asked.id = trial.assignment_exercise_id
        where trial.id = needs_of.id)
      when 'regrade' then (
        select array(
          select distinct unnest(asked.needs) from regrade
          join assignment_exercise asked on asked.assignment_id = regrade.assignment_id
          where regrade.id = needs_of.id))
      when 'score-entry' then (
        select competition.needs from entry join team on team.id = entry.team_id
        join competition on competition.id = team.competition_id
        where entry.id = needs_of.id)
      when 'replay-entry' then (
        select competition.needs from entry_replay replay join entry on entry.id = replay.entry_id
        join team on team.id = entry.team_id
        join competition on competition.id = team.competition_id
        where replay.id = needs_of.id)
    end, '{}')
$$;

-- Here and not where jobs are scheduled: whoever schedules one, and again, cannot forget it.
create function note_job() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- A row that comes out of a backup knows all this.
    if new.due_at is null then
      new.due_at := new.execution_time;
      if new.task_instance <> 'recurring' then
        new.needs := needs_of(new.task_name, new.task_instance::uuid);
      end if;
    end if;
  elsif new.picked and not old.picked then
    new.picked_at := now();
  end if;
  return new;
end $$;
create trigger note_job before insert or update of picked on scheduled_tasks
  for each row execute function note_job();

create function lane(task text, needs text[]) returns text immutable language sql
return case
  when 'gpu' = any (needs) then 'gpu'
  when task in ('grade', 'try') then 'live'
  when task = 'score-entry' then 'competition'
  else 'background' end;
comment on function lane is 'live and competition: somebody waits; gpu: whatever needs one; background: the rest.';

create view job as
  select task_name, task_instance, lane(task_name, needs) as lane, needs, picked, picked_by, picked_at,
    priority, due_at, execution_time, held_at, held_by, last_failure, last_fault,
    coalesce(consecutive_failures, 0) as failures,
    held_at is null and not picked
      and (execution_time <= now() or coalesce(consecutive_failures, 0) > 0) as waiting,
    held_at is null and not picked and not exists (
      select from live_grader grader
      where grader.state = 'ACTIVE' and scheduled_tasks.needs <@ grader.offers
        and lane(task_name, scheduled_tasks.needs) = any (grader.lanes)) as blocked
  from scheduled_tasks where task_instance <> 'recurring';
comment on column job.waiting is 'It could begin now, or would have if it had not failed.';
comment on column job.blocked is 'No grader that takes jobs can do it.';
