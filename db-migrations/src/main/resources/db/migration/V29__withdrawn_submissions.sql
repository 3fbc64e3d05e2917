-- Students may take back what nobody has begun to grade.

alter table submission add column withdrawn_at timestamptz;
comment on column submission.withdrawn_at is 'When its author took it back, before anybody began to grade it. It has no verdict, holds no attempt, and stays to be read.';
