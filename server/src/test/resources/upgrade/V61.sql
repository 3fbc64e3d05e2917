insert into personal_token (account_id, name, prefix, token_hash, scopes, made_at, expires_at, used_at)
select id, '导出成绩', 'ts_abcdef', repeat('a', 64), array['READ', 'GRADE'], '2026-09-20T08:00:00Z',
  '2026-12-20T08:00:00Z', '2026-09-21T08:00:00Z'
from account where name = 'chen';
insert into question_mail (account_id, day, since, until, state, tried_at)
select id, '2026-09-21', '2026-09-20T00:00:00Z', '2026-09-21T00:00:00Z', 'SENT', '2026-09-21T00:00:00Z'
from account where name = 'chen';
insert into identity (issuer, subject, account_id, how, connected_at)
select 'https://id.example.edu', 'c-1', id, 'MATCHED', '2026-09-20T00:00:00Z' from account where name = 'chen';
