-- What a database holds, one line a table and one a kind of definition, so that two can be compared: by backup.sh in the
-- snapshot that is dumped, by verify.sh in the database that was restored. The variable "kind" says which lines matter.
\set QUIET on
\pset tuples_only on
\pset format unaligned
set timezone = 'UTC';
set datestyle = 'ISO';
set bytea_output = 'hex';
set extra_float_digits = 1;
select :'kind' in ('whole', 'plain', 'data') as rows, :'kind' in ('whole', 'plain', 'schema') as definitions,
       :'kind' = 'table' as one_table \gset

\if :rows
select format(
         'select %L || count(*) || '' rows '' || coalesce(sum(hashtextextended(t::text, 0)), 0) from only %I.%I t',
         'table ' || c.relname || ' ', n.nspname, c.relname)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname = 'public'
 order by c.relname
\gexec
-- the next value must be one that no row has
select format(
         'select %L || case when coalesce(max(%I), 0) <= (select last_value from %I.%I) then ''ahead'' else ''behind'' end from %I.%I',
         'sequence ' || s.relname || ' ', a.attname, n.nspname, s.relname, n.nspname, t.relname)
  from pg_class s
  join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
  join pg_class t on t.oid = d.refobjid
  join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
  join pg_namespace n on n.oid = s.relnamespace
 where s.relkind = 'S' and n.nspname = 'public'
 order by s.relname
\gexec
\endif

\if :one_table
select format(
         'select %L || count(*) || '' rows '' || coalesce(sum(hashtextextended(t::text, 0)), 0) from only public.%I t',
         'table ' || :'table' || ' ', :'table')
\gexec
\endif

\if :definitions
with relation as (
  select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
), line (kind, what) as (
  select 'columns', c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
    from relation c join pg_attribute a on a.attrelid = c.oid
   where c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
  union all
  select 'constraints', c.relname || ' ' || pg_get_constraintdef(k.oid)
    from relation c join pg_constraint k on k.conrelid = c.oid
  union all
  select 'indexes', pg_get_indexdef(i.indexrelid) from relation c join pg_index i on i.indrelid = c.oid
  union all
  select 'triggers', pg_get_triggerdef(t.oid)
    from relation c join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal
  union all
  select 'walls', c.relname || ' ' || c.relrowsecurity || c.relforcerowsecurity from relation c where c.relkind = 'r'
  union all
  select 'policies', format('%s %s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check)
    from pg_policies where schemaname = 'public'
  union all
  select 'functions', pg_get_functiondef(p.oid) || ' ' || pg_get_userbyid(p.proowner)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = 'public' and p.prokind = 'f'
     and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all
  select 'owners', c.relname || ' ' || pg_get_userbyid(c.relowner) from relation c where c.relkind in ('r', 'S', 'v')
  union all
  select 'grants', c.relname || ' ' || coalesce(r.rolname, 'public') || ' ' || g.privilege_type
    from relation c cross join aclexplode(c.relacl) g left join pg_roles r on r.oid = g.grantee
   where g.grantee <> c.relowner
)
select kind || ' ' || count(*) || ' ' || md5(string_agg(what, e'\n' order by what collate "C")) from line group by kind order by kind;
\endif
