--liquibase formatted sql

--changeset flightplan:last-position splitStatements:false
--comment Up to where the log can be read now: whoever has read all up to there has missed nothing. Of other tenants it tells no more than the gaps between the positions of one's own events.
create function last_position() returns bigint
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(max(id), 0) from public.event_store
$$;
-- it runs with the rights of a role that sees all tenants, and gives away a number
grant create on schema public to flightplan_append;
alter function last_position owner to flightplan_append;
revoke create on schema public from flightplan_append;
set role flightplan_append;
revoke execute on function last_position from public;
grant execute on function last_position to flightplan_app;
reset role;
--rollback set role flightplan_append; drop function last_position; reset role;
