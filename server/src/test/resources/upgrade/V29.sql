-- Assignments in versions, a regrade, an exercise of one's own, runs, drafts, extensions, the key of receipts.
insert into trial (id, course_id, account_id, exercise, asked_as, blob, file_name, form, received_at)
  select md5('trial')::uuid, course.id, account.id, 'softmax', 'function', encode(sha256('def'), 'hex'), 'try.py',
         md5('trial')::uuid, '2026-09-02T00:00Z' from course, account where account.name = 'wang';
insert into draft select account.id, asked.id, '写到一半', 2, md5('tab')::uuid, '2026-09-03T00:00Z'
  from account, assignment_exercise asked where account.name = 'lin';
insert into extension (assignment_id, account_id, kind, due_at, reason, granted_by, at)
  select assignment.id, wang.id, 'GRANTED', '2026-09-20T00:00Z', '病假', wang.id, '2026-09-05T00:00Z'
  from assignment, account wang where wang.name = 'wang';
insert into receipt_key values (1, '\x00ff', '\x01fe', '2026-09-01T00:00Z');
insert into assignment_version (id, course_id, slug, number, folder, uploaded_by, uploaded_at, gate, gated_at, released_by, released_at)
  select md5('version')::uuid, course.id, 'first', 1, encode(sha256('def'), 'hex'), account.id, '2026-08-30T00:00Z',
         '{"passed": true}', '2026-08-30T00:00Z', account.id, '2026-08-31T00:00Z' from course, account where account.name = 'wang';
insert into regrade (id, assignment_id, version, requested_by, requested_at, finished_at, discarded_by, discarded_at)
  select md5('regrade')::uuid, assignment.id, 1, account.id, '2026-09-10T00:00Z', '2026-09-10T01:00Z', account.id, '2026-09-10T02:00Z'
  from assignment, account where account.name = 'wang';
insert into regrade_submission select regrade.id, submission.id, 0 from regrade, submission where receipt = 'lin-1';
insert into regrade_outcome
  select regrade.id, submission.account_id, 'softmax', submission.id, 1, 'WRONG_ANSWER', 0, 10, submission.id, 2, 'PARTIAL', 5, 10
  from regrade, submission where receipt = 'lin-1';
insert into own_exercise values (repeat('a', 64), 'own_sum', '求和', 'Sum', 'definition', '题', 'Text', '\x00', 'sha256:0', '2026-08-30T00:00Z');
insert into version_exercise select id, 'own_sum', repeat('a', 64) from assignment_version;
