-- Competitions in which numbers are predicted, files are handed in, or time splits the rows.

alter table competition
  drop constraint competition_classes_check,
  add constraint competition_classes_check check (classes = 0 or classes >= 2),
  add column takes     text not null default 'programs' check (takes in ('programs', 'files', 'both')),
  add column split_by  text check (split_by <> '');
comment on column competition.metric is 'With its options, as on the command line: log-rmse --clip 1000:1e8.';
comment on column competition.classes is '0 where numbers are predicted.';
comment on column competition.takes is 'Programs that learn and predict, files of predictions, or both.';
comment on column competition.split_by is 'The column whose order splits the rows, a time: public comes after training, private after that. Null: by chance, within each class.';
