-- What PostgreSQL has to look up before a file is removed: without these it read all submissions each time an old run was swept.
create index on submission (blob);
create index on entry (blob);
create index on trial (blob);
create index on experiment_run (blob);
create index on assignment_version (folder);

-- What was done to one thing: a review's page asks for it each time.
create index on audit_entry (object);
