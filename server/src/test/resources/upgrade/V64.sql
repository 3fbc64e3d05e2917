insert into node (id, name, version, roles, lanes, capabilities, beat_at)
values (md5('node')::uuid, 'gpu-1', '0.1', '{grader}', '{live,gpu}', '{"processors": 8}', '2026-09-21T00:00:00Z');
