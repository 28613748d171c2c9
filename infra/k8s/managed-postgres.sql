-- The databases and roles of the shop on a managed PostgreSQL, once, by its administrator. README.md says how to run it.
-- What infra/compose/postgres/10-databases.sh does as a superuser, by what an administrator without that may do.
\set ON_ERROR_STOP on
\set VERBOSITY terse
-- The statements below hold passwords. An administrator without superuser cannot keep them out of the server's log.
do $$
begin
    if current_setting('log_statement') <> 'none' or coalesce(current_setting('pgaudit.log', true), 'none') <> 'none' then
        raise exception 'this server logs statements, and here they hold passwords: set log_statement and pgaudit.log to none first, and back afterwards';
    end if;
end
$$;
\getenv owner SHOP_OWNER_PASSWORD
\getenv sink SHOP_SINK_PASSWORD
\getenv api SHOP_API_PASSWORD
\getenv producer SHOP_PRODUCER_PASSWORD
\getenv reader METABASE_RO_PASSWORD
\getenv metabase METABASE_PASSWORD
\getenv registry REGISTRY_PASSWORD

-- Whoever makes a role may act as it only if this says so.
set createrole_self_grant = 'set, inherit';

-- Migrates the warehouse, and configures its roles, which it therefore makes.
create role shop_owner login createrole password :'owner';
grant pg_read_all_stats to shop_owner;
set role shop_owner;
create role shop_sink login password :'sink';
create role shop_api login password :'api';
create role metabase_ro login password :'reader';
reset role;
-- For change capture it also needs the right to replicate, which each provider gives in its own way: README.md.
create role shop_producer login password :'producer';
create role registry login password :'registry';
create role metabase login password :'metabase';

create database warehouse owner shop_owner;
create database shop owner shop_producer;
create database registry owner registry;
create database metabase owner metabase;
revoke connect on database warehouse, shop, registry, metabase from public;
grant connect on database warehouse to shop_sink, shop_api, metabase_ro;
