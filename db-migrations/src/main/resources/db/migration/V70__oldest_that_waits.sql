-- What the strip about delays asks for, whenever a page is shown that is not answered from memory.

create index scheduled_tasks_waiting on scheduled_tasks (due_at)
  where held_at is null and not picked and task_instance <> 'recurring' and coalesce(priority, 0) >= -4;
