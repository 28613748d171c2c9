-- A query of a BI tool that nobody waits for any more must not run for ever, and a transaction that was left open must
-- not hold back vacuum and the exchange of a rebuild (which waits ten minutes for it). These are defaults of the role,
-- not a fence: a session may set others for a report that takes longer.
do $$
declare
  setting text;
begin
  foreach setting in array array['statement_timeout = ''2min''', 'idle_in_transaction_session_timeout = ''1min'''] loop
    execute format('alter role metabase_ro in database %I set %s', current_database(), setting);
  end loop;
exception when insufficient_privilege then
  raise notice 'The owner may not configure metabase_ro: its queries have the limits of the server.';
end $$;
