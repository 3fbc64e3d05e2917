-- What staff say about submissions, and the rubric by which they do.

alter table assignment add anonymous boolean not null default false;
comment on column assignment.anonymous is 'Whether the desk hides from staff whose work it is.';

create table rubric (
  assignment_id  bigint primary key references assignment,
  version        int not null default 0,
  changed_by     bigint references account,
  changed_at     timestamptz
);
comment on table rubric is 'Counts how often the items of an assignment were changed, so that whoever reviews with older ones is told.';

create table rubric_item (
  id             bigint generated always as identity primary key,
  assignment_id  bigint not null references assignment,
  exercise_id    bigint references assignment_exercise,
  position       int not null,
  said           text not null check (btrim(said) <> '' and length(said) <= 300),
  points         numeric(6, 2) not null check (points between -500 and 500),
  retired_at     timestamptz
);
comment on column rubric_item.exercise_id is 'The exercise it is for; null for every exercise of the assignment.';
comment on column rubric_item.retired_at is 'From when on it counts for nobody.';
create index on rubric_item (assignment_id);
create index on rubric_item (exercise_id);

create table review (
  id             bigint generated always as identity primary key,
  submission_id  uuid not null unique references submission,
  version        int not null default 0,
  said           text not null default '' check (length(said) <= 20000),
  saved_by       bigint references account,
  saved_at       timestamptz,
  assigned_to    bigint references account,
  flag           text check (btrim(flag) <> '' and length(flag) <= 300),
  flagged_by     bigint references account,
  released_at    timestamptz,
  released_by    bigint references account,
  news_at        timestamptz,
  check ((saved_by is null) = (saved_at is null)),
  check (released_at is null or saved_at is not null),
  check ((flag is null) = (flagged_by is null))
);
comment on table review is 'What staff say about one submission. Its points are adjustments with the source review:ID.';
comment on column review.version is 'Counts what was saved, so that of two who look at one submission the later is told.';
comment on column review.saved_at is 'Null as long as nobody reviewed it: it is only assigned, flagged or commented on.';
comment on column review.news_at is 'When there was last something new in it for the student.';
create index on review (assigned_to);

create table review_tick (
  review_id  bigint not null references review,
  item_id    bigint not null references rubric_item,
  primary key (review_id, item_id)
);
create index on review_tick (item_id);

create table review_comment (
  id         bigint generated always as identity primary key,
  review_id  bigint not null references review,
  version    int not null default 0,
  cell       int not null check (cell >= 0),
  line_from  int not null check (line_from >= 1),
  line_to    int not null check (line_to >= line_from),
  said       text not null check (btrim(said) <> '' and length(said) <= 20000),
  author_id  bigint not null references account,
  at         timestamptz not null
);
comment on column review_comment.cell is 'Counted from 1 over the code cells of a notebook; 0 in a file without cells.';
create index on review_comment (review_id);

create table review_note (
  id             bigint generated always as identity primary key,
  submission_id  uuid not null references submission,
  said           text not null check (btrim(said) <> '' and length(said) <= 20000),
  author_id      bigint not null references account,
  at             timestamptz not null
);
comment on table review_note is 'What staff tell each other about a submission; no student ever reads it.';
create index on review_note (submission_id);

create table review_snippet (
  id         bigint generated always as identity primary key,
  course_id  bigint not null references course,
  name       text not null check (btrim(name) <> '' and length(name) <= 80),
  said       text not null check (btrim(said) <> '' and length(said) <= 20000),
  author_id  bigint not null references account,
  unique (course_id, name)
);
