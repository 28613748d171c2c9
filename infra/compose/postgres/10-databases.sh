#!/bin/sh
# Runs once, when the volume of the server is empty: the databases of the shop and a role for each part, with the
# least that it needs. The sink's migrations grant the rest, and find the roles that they would make without password.
set -eu

# Each password is in a variable, or in the file that the variable with _FILE at its end names. psql reads them from its
# environment: every user of the machine sees the arguments of a process.
for name in SHOP_OWNER SHOP_SINK SHOP_API SHOP_PRODUCER METABASE_RO METABASE REGISTRY; do
    eval "file=\${${name}_PASSWORD_FILE:-}"
    if [ -n "$file" ]; then
        eval "${name}_PASSWORD=\$(cat \"\$file\")"
    fi
    eval "[ -n \"\${${name}_PASSWORD:-}\" ]" || { echo "${name}_PASSWORD is empty" >&2; exit 1; }
    export "${name}_PASSWORD"
done

# Terse: an error does not quote the statement, which may hold a password.
psql -v ON_ERROR_STOP=1 -v VERBOSITY=terse -q -U "${POSTGRES_USER:-postgres}" -d postgres <<'SQL'
-- The log of the server shall not hold a password because a statement was slow or failed.
set log_min_duration_statement = -1;
set log_min_error_statement = panic;
set log_statement = none;
\getenv owner SHOP_OWNER_PASSWORD
\getenv sink SHOP_SINK_PASSWORD
\getenv api SHOP_API_PASSWORD
\getenv producer SHOP_PRODUCER_PASSWORD
\getenv reader METABASE_RO_PASSWORD
\getenv metabase METABASE_PASSWORD
\getenv registry REGISTRY_PASSWORD
-- Migrates the warehouse. It makes the roles of the warehouse, so that it may configure them, too.
create role shop_owner login createrole password :'owner';
-- A rebuild waits for transactions of other users, and must see them.
grant pg_read_all_stats to shop_owner;
set role shop_owner;
create role shop_sink login password :'sink';
create role shop_api login password :'api';
create role metabase_ro login password :'reader';
reset role;
-- Owns the shop's tables, and reads the write-ahead log for change capture.
create role shop_producer login replication password :'producer';
create role registry login password :'registry';
create role metabase login password :'metabase';

create database warehouse owner shop_owner;
create database shop owner shop_producer;
create database registry owner registry;
create database metabase owner metabase;
revoke connect on database warehouse, shop, registry, metabase from public;
grant connect on database warehouse to shop_sink, shop_api, metabase_ro;
SQL
