--liquibase formatted sql

--changeset flightplan:log-sealing
--comment One row. Its lock, held to the commit, lets one node seal at a time.
create table log_sealing (
  one      boolean primary key default true check (one),
  position bigint  not null
);
comment on column log_sealing.position is 'Global position up to which every event is sealed.';
insert into log_sealing (position) values (0);
grant select         on log_sealing to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, update on log_sealing to flightplan_events;
--rollback drop table log_sealing;
