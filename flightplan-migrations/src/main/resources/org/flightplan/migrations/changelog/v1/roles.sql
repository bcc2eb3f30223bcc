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
