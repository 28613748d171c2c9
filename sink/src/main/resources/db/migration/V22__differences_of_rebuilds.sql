-- mart.rebuild_history counts differences, not tables. Warehouses that have the view under the first name of the column
-- keep it, with what users built on it; a new one has no view yet.
do $$
begin
  if exists (
    select from pg_attribute
    where attrelid = to_regclass('mart.rebuild_history') and attname = 'repaired_tables' and not attisdropped
  ) then
    alter view mart.rebuild_history rename column repaired_tables to differences;
  end if;
end $$;
