-- Competitions about pictures, with a class or with boxes in each.

alter table competition add column pictures boolean not null default false;
comment on column competition.pictures is 'Whether the data is an archive of arrays instead of a table.';
