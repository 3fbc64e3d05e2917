-- What was found first, in columns: a page about a whole class counts findings without opening every report.
alter table grading
  add column diagnosis     text generated always as (report #>> '{diagnosis,0,id}') stored,
  add column diagnosis_of  text generated always as (report #>> '{diagnosis,0,exercise}') stored;
comment on column grading.diagnosis is 'Id of the most telling diagnosis; null when all is right.';
comment on column grading.diagnosis_of is 'The exercise whose misconception it is; null for a general finding.';
create index on grading (diagnosis) where diagnosis is not null;

create table receipt_key (
  number       int primary key check (number >= 1),
  private_key  bytea not null,
  public_key   bytea not null,
  created_at   timestamptz not null
);
comment on table receipt_key is 'Ed25519 keys that receipts are signed with; the one with the highest number signs, all are good for checking.';
comment on column receipt_key.private_key is 'PKCS #8. Whoever reads it can forge receipts: a copy of this table is as secret as the passwords.';
comment on column receipt_key.public_key is 'X.509, as openssl reads it.';
