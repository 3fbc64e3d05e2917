-- Questions and answers in a course.

create table question (
  id             bigint generated always as identity primary key,
  course_id      bigint not null references course,
  assignment_id  bigint references assignment,
  exercise       text,
  title          text not null check (btrim(title) <> '' and length(title) <= 150),
  author_id      bigint not null references account,
  asked_at       timestamptz not null,
  state          text not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'LOCKED')),
  collected_at   timestamptz,
  collected_by   bigint references account,
  deleted_at     timestamptz,
  deleted_by     bigint references account,
  check (exercise is null or assignment_id is not null)
);
comment on column question.state is 'CLOSED: settled, until somebody writes again. LOCKED: staff alone may write.';
comment on column question.collected_at is 'A good question: from then on it is in the course''s collection.';
create index on question (course_id, id desc);

create table question_post (
  id           bigint generated always as identity primary key,
  question_id  bigint not null references question,
  author_id    bigint not null references account,
  body         text not null check (btrim(body) <> '' and length(body) <= 20000),
  written_at   timestamptz not null,
  held         text check (held in ('CODE', 'OWN')),
  endorsed_at  timestamptz,
  endorsed_by  bigint references account,
  deleted_at   timestamptz,
  deleted_by   bigint references account,
  version      int not null default 1
);
comment on column question_post.held is 'Why its author and staff alone see it: it has code in it, or lines of its author''s submission. Null once it is for all.';
create index on question_post (question_id, id);
create index on question_post (author_id);

create table question_edit (
  post_id    bigint not null references question_post,
  version    int not null,
  body       text not null,
  edited_by  bigint not null references account,
  at         timestamptz not null,
  primary key (post_id, version)
);
comment on table question_edit is 'What a post said before it was edited.';

create table question_seen (
  question_id  bigint not null references question on delete cascade,
  account_id   bigint not null references account,
  seen_post    bigint not null,
  primary key (question_id, account_id)
);

create table question_digest (
  account_id  bigint primary key references account,
  wanted      boolean not null
);
comment on table question_digest is 'Who wants a daily mail of what is new; nobody who has not said so.';
