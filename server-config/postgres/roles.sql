-- The roles of FlightPlan. Plain SQL, safe to run twice, run by a role that may create roles:
--
--   psql --dbname=flightplan_prod --file=roles.sql
--
-- Passwords are not set here: give each LOGIN role its own afterwards (\password flightplan_app ...),
-- so that no secret stands in a script. The migrations only grant to these roles; they never make one.

do $roles$
declare
  wanted record;
begin
  for wanted in
    select *
      from (values
        -- owns the database and migrates it; NOINHERIT: membership in flightplan_append must not widen what it sees
        ('flightplan',          'login noinherit'),
        -- requests: under row-level security, reads events and read models, writes tenants
        ('flightplan_app',      'login'),
        -- the append singleton and the projector
        ('flightplan_events',   'login'),
        -- owns append_events and nothing else; nobody logs in as it
        ('flightplan_append',   'nologin'),
        -- reporting: under row-level security, reads only
        ('flightplan_readonly', 'login'),
        -- backups: sees every row, reads only
        ('flightplan_backup',   'login'),
        -- watching: pg_monitor, and may end a session
        ('flightplan_ops',      'login')
      ) as r (name, attributes)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.attributes);
    end if;
  end loop;
end
$roles$;

-- The migrator hands append_events over to its owner, so it must be able to act as it.
grant flightplan_append to flightplan;
grant pg_monitor, pg_signal_backend to flightplan_ops;
-- The owner watches by acting as it; NOINHERIT keeps that apart from what it may do as itself.
grant flightplan_ops to flightplan;

do $backup$
begin
  alter role flightplan_backup bypassrls;
exception when insufficient_privilege then
  raise notice 'flightplan_backup may not bypass row-level security here: policies show it every row, and backup.sh sees to it';
end
$backup$;

-- Extensions and tables are the migrator's to make.
do $database$
begin
  execute format('grant create, connect, temporary on database %I to flightplan', current_database());
  execute format('revoke temporary on database %I from public', current_database());
end
$database$;

revoke create on schema public from public;
-- with grant option: a migration lends CREATE to the owner of append_events for one statement
grant usage, create on schema public to flightplan with grant option;
grant usage on schema public to flightplan_app, flightplan_events, flightplan_append, flightplan_readonly, flightplan_backup;

-- What later migrations make is readable for reports (under row-level security) and backups.
alter default privileges for role flightplan in schema public
  grant select on tables to flightplan_readonly, flightplan_backup;
alter default privileges for role flightplan in schema public
  grant select on sequences to flightplan_backup;
-- No function is anybody's to call unless a migration says so.
alter default privileges for role flightplan
  revoke execute on functions from public;

-- A node that loses power leaves its sessions behind, with the locks of its projections: they end within two minutes,
-- and another node goes on.
alter role flightplan_events set idle_in_transaction_session_timeout = '60s';
alter role flightplan_events set tcp_keepalives_idle = 30;
alter role flightplan_events set tcp_keepalives_interval = 10;
alter role flightplan_events set tcp_keepalives_count = 3;
