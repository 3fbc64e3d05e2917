alter table node
  alter column prepared drop default,
  alter column prepared drop not null;
comment on column node.prepared is 'Containers that wait for a program; null where none is to wait.';

-- Who names a model needs a GPU as well: the lane is told by that.
update assignment_exercise set needs = array_prepend('gpu', needs)
where not 'gpu' = any (needs) and exists (select from unnest(needs) need where need like 'gpu:%');
update competition set needs = array_prepend('gpu', needs)
where not 'gpu' = any (needs) and exists (select from unnest(needs) need where need like 'gpu:%');
