-- The daily mail about questions.

alter table question_digest
  add language text not null default 'zh' check (language in ('zh', 'en')),
  -- Two random UUIDs are 244 bits that nobody guesses.
  add token text not null unique default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
comment on column question_digest.token is 'The end of the address at which a mail program stops the mail for whoever gets it, and nothing else.';

create table question_mail (
  account_id  bigint not null references account,
  day         date not null,
  since       timestamptz not null,
  until       timestamptz not null check (until >= since),
  state       text not null check (state in ('BEGUN', 'SENT', 'NOTHING', 'FAILED')),
  tries       int not null default 1,
  tried_at    timestamptz not null,
  primary key (account_id, day)
);
comment on table question_mail is 'One row a person and day, written before anything is sent: so there are never two mails a day. Swept after a month.';
comment on column question_mail.state is 'BEGUN for good: nobody knows whether it went out, so it is not sent again. FAILED: it did not, and is tried again.';
