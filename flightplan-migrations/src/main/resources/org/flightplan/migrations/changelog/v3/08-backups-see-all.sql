--liquibase formatted sql

-- Where a cloud grants no role BYPASSRLS, a backup is made under row-level security (pg_dump --enable-row-security), and
-- what no policy shows it would be missing from it without a word. Each table of tenants to come brings this policy along.

--changeset flightplan:backups-see-all splitStatements:false rollbackSplitStatements:false
--comment For an instant each table is locked against everybody: what can't have it in time fails, and the node tries again.
do $$
declare
  walled regclass;
begin
  set local lock_timeout = '2s';
  for walled in
    select oid from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity
     order by relname
  loop
    execute format('create policy backup_sees_all on %s for select to flightplan_backup using (true)', walled);
  end loop;
end
$$;
--rollback do $$ declare walled text; begin set local lock_timeout = '2s'; for walled in select tablename from pg_policies where schemaname = 'public' and policyname = 'backup_sees_all' order by 1 loop execute format('drop policy backup_sees_all on public.%I', walled); end loop; end $$;
