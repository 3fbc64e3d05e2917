-- What a person's scripts sign in with.

create table personal_token (
  id          bigint generated always as identity primary key,
  account_id  bigint not null references account,
  name        text not null check (btrim(name) <> '' and length(name) <= 80),
  prefix      text not null,
  token_hash  text not null unique check (length(token_hash) = 64),
  scopes      text[] not null check (cardinality(scopes) > 0 and scopes <@ array['READ', 'GRADE']),
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  revoked_at  timestamptz,
  check (expires_at > made_at and expires_at <= made_at + interval '366 days')
);
comment on table personal_token is 'The token itself is shown when it is made and kept nowhere; this is its SHA-256.';
comment on column personal_token.prefix is 'How it begins, for its owner to know it by.';
create index on personal_token (account_id);

-- Whoever may not sign in has no tokens either, however that came; unlocking an account brings none back.
create function end_tokens() returns trigger language plpgsql as $$
begin
  if new.erased_at is not null then
    delete from personal_token where account_id = new.id;
  else
    update personal_token set revoked_at = new.locked_at where account_id = new.id and revoked_at is null;
  end if;
  return null;
end $$;
create trigger end_tokens after update of locked_at, erased_at on account
  for each row when (new.locked_at is not null) execute function end_tokens();
