--liquibase formatted sql

--changeset flightplan:key-store-of-log
--comment Whose keys sealed this log: a node that is led to another key store, or to an emptied one, is not ready.
create table key_store_of_log (
  one          boolean     primary key default true check (one),
  key_store_id uuid        not null,
  since        timestamptz not null default clock_timestamp()
);
comment on column key_store_of_log.key_store_id is 'The id in the key store''s table key_store.';
grant select         on key_store_of_log to flightplan_readonly, flightplan_backup;
grant select, insert on key_store_of_log to flightplan_events;
--rollback drop table key_store_of_log;
