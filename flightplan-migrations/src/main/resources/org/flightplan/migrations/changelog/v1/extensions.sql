--liquibase formatted sql

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
