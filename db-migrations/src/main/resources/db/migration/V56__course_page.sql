-- What a course says about itself: week by week, in announcements, and once for all.

create table course_page (
  course_id   bigint primary key references course,
  books_zh    text not null default '',
  books_en    text not null default '',
  hours_zh    text not null default '',
  hours_en    text not null default '',
  version     int not null default 1,
  changed_by  bigint references account,
  changed_at  timestamptz not null
);
comment on column course_page.books_zh is 'Books and links, Markdown.';
comment on column course_page.hours_zh is 'Office hours, Markdown.';

create table course_week (
  id          bigint generated always as identity primary key,
  course_id   bigint not null references course,
  starts_on   date not null,
  topic_zh    text not null check (topic_zh <> ''),
  topic_en    text not null check (topic_en <> ''),
  reading_zh  text not null default '',
  reading_en  text not null default '',
  slides      text,
  recording   text,
  version     int not null default 1,
  unique (course_id, starts_on)
);

create table lecture (
  id         bigint generated always as identity primary key,
  week_id    bigint not null references course_week on delete cascade,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > starts_at),
  place      text not null default ''
);
create index on lecture (week_id);

create table announcement (
  id          bigint generated always as identity primary key,
  course_id   bigint not null references course,
  title_zh    text not null check (title_zh <> ''),
  title_en    text not null check (title_en <> ''),
  body_zh     text not null,
  body_en     text not null,
  author_id   bigint not null references account,
  at          timestamptz not null,
  changed_at  timestamptz,
  version     int not null default 1
);
create index on announcement (course_id, id desc);

create table calendar_feed (
  account_id  bigint primary key references account,
  token       text not null unique,
  made_at     timestamptz not null
);
comment on table calendar_feed is 'The address of somebody''s calendar; whoever has it reads their dates and nothing else.';
