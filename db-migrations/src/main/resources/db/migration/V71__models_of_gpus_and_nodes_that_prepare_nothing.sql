-- Who names a model needs a GPU as well.
create or replace function lane(task text, needs text[]) returns text immutable language sql
return case
  when exists (select from unnest(needs) need where need = 'gpu' or need like 'gpu:%') then 'gpu'
  when task in ('grade', 'try') then 'live'
  when task = 'score-entry' then 'competition'
  else 'background' end;

alter table node
  alter column prepared drop default,
  alter column prepared drop not null;
comment on column node.prepared is 'Containers that wait for a program; null where none is to wait.';
