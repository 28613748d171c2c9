#!/bin/sh
# Runs once, when the volume of the server is empty: the databases of the shop and a role for each part, with the
# least that it needs. The sink's migrations grant the rest, and find the roles that they would make without password.
set -eu

psql -v ON_ERROR_STOP=1 -q -U "${POSTGRES_USER:-postgres}" -d postgres \
    -v owner="$SHOP_OWNER_PASSWORD" -v sink="$SHOP_SINK_PASSWORD" -v api="$SHOP_API_PASSWORD" \
    -v producer="$SHOP_PRODUCER_PASSWORD" -v reader="$METABASE_RO_PASSWORD" -v metabase="$METABASE_PASSWORD" \
    -v registry="$REGISTRY_PASSWORD" <<'SQL'
-- Migrates the warehouse. It makes the roles of the warehouse, so that it may configure them, too.
create role shop_owner login createrole password :'owner';
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
