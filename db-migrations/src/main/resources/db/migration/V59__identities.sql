-- Accounts elsewhere by which somebody signs in here.

create table identity (
  id            bigint generated always as identity primary key,
  issuer        text not null check (issuer <> ''),
  subject       text not null check (subject <> '' and length(subject) <= 255),
  account_id    bigint not null references account,
  how           text not null check (how in ('MATCHED', 'CREATED', 'CHOSEN')),
  connected_at  timestamptz not null,
  used_at       timestamptz,
  ended_at      timestamptz,
  unique (issuer, subject)
);
comment on table identity is 'Issuer and subject together are one person at a provider of OpenID Connect, for ever.';
comment on column identity.how is 'MATCHED by what a trusted provider said, CREATED with the account, or CHOSEN on the account page.';
comment on column identity.ended_at is 'Disconnected: from then on it signs nobody in and is matched with nobody, until somebody connects it again.';
create unique index on identity (account_id, issuer) where ended_at is null;

create index on account (lower(email));
