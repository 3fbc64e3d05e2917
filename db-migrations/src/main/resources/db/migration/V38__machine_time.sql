-- How long a team's programs may run.

alter table competition add column machine_minutes int check (machine_minutes between 1 and 1440);
comment on column competition.machine_minutes is 'Of a team on one day of the course, judgements of ours that failed not counted; null: as long as its entries take.';
