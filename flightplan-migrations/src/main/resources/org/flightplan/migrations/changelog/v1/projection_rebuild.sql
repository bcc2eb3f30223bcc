--liquibase formatted sql

--changeset flightplan:projection-rebuild
--comment The one rebuild that is asked for. Its row lock lets one node write the next page.
create table projection_rebuild (
  one          boolean     primary key default true check (one),
  requested_at timestamptz not null,
  finished_at  timestamptz
);
comment on column projection_rebuild.finished_at is 'Null while it is asked for or under way.';
grant select, insert, update on projection_rebuild to flightplan_events;
--rollback drop table projection_rebuild;
