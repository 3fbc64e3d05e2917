-- Points that a case took as "no points for this work" were a number, and stayed it when the work was graded anew.
create table annulment (
  id             bigint generated always as identity primary key,
  assignment_id  bigint not null references assignment,
  account_id     bigint not null references account,
  exercise       text,
  source         text not null,
  reason         text not null check (btrim(reason) <> ''),
  made_by        bigint not null references account,
  made_at        timestamptz not null,
  unique (source, account_id)
);
comment on table annulment is 'Work that earns a student nothing, whatever it is or will be graded with.';
comment on column annulment.exercise is 'Null where it is the whole assignment.';
comment on column annulment.source is 'What it stems from, such as integrity:17; there is one for each source and student.';
create index on annulment (assignment_id, account_id);
create index on annulment (account_id);

insert into annulment (assignment_id, account_id, exercise, source, reason, made_by, made_at)
select assignment_id, account_id, exercise, 'integrity:' || id, coalesce(nullif(btrim(reason), ''), '-'), decided_by, decided_at
from integrity_case where outcome = 'ZERO' and assignment_id is not null;
delete from adjustment
where source in (select 'integrity:' || id from integrity_case where outcome = 'ZERO');
update integrity_case set points = null where outcome = 'ZERO';
