--liquibase formatted sql

--changeset flightplan:the-roles-are-there splitStatements:false
--comment Grants below need the roles; a missing one is named here, with the script that makes it.
do $$
declare
  missing text;
begin
  select string_agg(wanted, ', ')
    into missing
    from unnest(array['flightplan_app', 'flightplan_events', 'flightplan_append', 'flightplan_readonly', 'flightplan_backup']) as wanted
   where not exists (select from pg_roles where rolname = wanted);
  if missing is not null then
    raise exception 'Missing database roles: %. Run server-config/postgres/roles.sql in this database as a role that may create roles.', missing;
  end if;
end
$$;
--rollback empty

--changeset flightplan:extensions-where-the-server-offers-them splitStatements:false
--comment None is needed by the schema: a server without one migrates all the same, with a warning.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['uuid-ossp', 'pg_trgm', 'pgaudit'] loop
    begin
      execute format('create extension if not exists %I', wanted);
    exception when others then
      raise warning 'Extension % is not available (%): install it on the server and create it as a superuser to use it.', wanted, sqlstate;
    end;
  end loop;
end
$$;
--rollback drop extension if exists "pg_trgm"; drop extension if exists "uuid-ossp";
