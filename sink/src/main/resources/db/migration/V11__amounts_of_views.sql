-- The amounts of the views of mart: numeric(38, 2) instead of numeric(18, 2), so that no row makes a view fail. A stock
-- of 9,780,306,406,157 (a barcode in the wrong field) at a cost of 2,500.00 did, and so would a quantity of a milliard
-- whose unit cost is at its limit. The largest stock at the largest cost has 31 digits before the point, and so many
-- lines at the limits that a sum reaches 36 digits fit no disk.
--
-- The type of a view's column cannot be altered. So the views are dropped and made again, empty, with the new types;
-- R__views.sql gives them their queries. Views that users built on them are made again from their own definition, with
-- owner, grants, options, comments, rules and triggers. Anything else that depends on them ends the migration, by name.
do $$
declare
  each record;
  views text;
  statements text[] := '{}';
  statement text;
  others text;
begin
  create temporary table widened on commit drop as
  with recursive affected as (
    select c.oid, 0 as depth
    from pg_class c
    where c.relnamespace = 'mart'::regnamespace and c.relkind = 'v' and c.relname in ('daily_kpis',
      'geographic_performance', 'sales_summary', 'cohort_retention', 'customer_segments', 'product_performance',
      'inventory_turnover', 'channel_roi')
    union
    select r.ev_class, a.depth + 1
    from affected a
    join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = a.oid and d.classid = 'pg_rewrite'::regclass
    join pg_rewrite r on r.oid = d.objid and r.ev_class <> a.oid
  )
  select c.oid, max(a.depth) as depth, format('%I.%I', n.nspname, c.relname) as name, c.relowner, c.relacl, c.reloptions
  from affected a join pg_class c on c.oid = a.oid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'v'
  group by c.oid, n.nspname;

  for each in select * from widened order by depth, name loop
    if each.depth = 0 then
      select format('create view %s as select %s where false', each.name, string_agg(
        format('cast(null as %s) as %I',
          replace(format_type(a.atttypid, a.atttypmod), 'numeric(18,2)', 'numeric(38,2)'), a.attname),
        ', ' order by a.attnum)) into statement
      from pg_attribute a where a.attrelid = each.oid and a.attnum > 0;
    else
      statement := format('create view %s%s as %s', each.name,
        ' with (' || array_to_string(each.reloptions, ', ') || ')', pg_get_viewdef(each.oid));
    end if;
    statements := statements || statement;
    -- Without the grants that the schema's default privileges give: somebody may have revoked them.
    statements := statements || array(
      select format('revoke all on %s from %s', each.name, case g.grantee when 0 then 'public' else r.rolname::regrole::text end)
      from (
        select x.grantee from pg_default_acl d, aclexplode(d.defaclacl) x where d.defaclobjtype = 'r'
        union select x.grantee from aclexplode(each.relacl) x) g
      left join pg_roles r on r.oid = g.grantee
      where each.relacl is not null and g.grantee <> each.relowner and (g.grantee = 0 or r.oid is not null));
    statements := statements || array(
      select format('grant %s on %s to %s%s', x.privilege_type, each.name,
        case x.grantee when 0 then 'public' else x.grantee::regrole::text end,
        case when x.is_grantable then ' with grant option' else '' end)
      from aclexplode(each.relacl) x where x.grantee <> each.relowner);
    statements := statements || array(
      select format('grant %s (%I) on %s to %s%s', x.privilege_type, a.attname, each.name,
        case x.grantee when 0 then 'public' else x.grantee::regrole::text end,
        case when x.is_grantable then ' with grant option' else '' end)
      from pg_attribute a, aclexplode(a.attacl) x where a.attrelid = each.oid and a.attnum > 0);
    statements := statements || array(
      select case d.objsubid when 0 then format('comment on view %s is %L', each.name, d.description)
        else format('comment on column %s.%I is %L', each.name, a.attname, d.description) end
      from pg_description d left join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
      where d.classoid = 'pg_class'::regclass and d.objoid = each.oid);
    statements := statements || array(
      select pg_get_ruledef(r.oid) from pg_rewrite r where r.ev_class = each.oid and r.rulename <> '_RETURN');
    statements := statements || array(
      select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = each.oid and not t.tgisinternal);
    if each.relowner <> current_user::regrole then
      statements := statements || format('alter view %s owner to %s', each.name, each.relowner::regrole);
    end if;
  end loop;

  select string_agg(name, ', ') into views from widened;
  if views is null then
    -- A new warehouse: R__views.sql makes them.
    return;
  end if;
  begin
    execute 'drop view ' || views;
  exception when dependent_objects_still_exist then
    get stacked diagnostics others = pg_exception_detail;
    raise exception 'The views of mart get other types, but objects that cannot be made again depend on them: %. Drop them, and create them again after the start.',
      replace(others, E'\n', '; ');
  end;
  foreach statement in array statements loop
    execute statement;
  end loop;
end $$;
