--liquibase formatted sql

--changeset flightplan:forensic-search-of-the-log context:forensics runInTransaction:false
--comment Opt-in (context "forensics"): 8 microseconds an event, and useful only to a role that bypasses row-level security.
create index concurrently idx_event_store_data_gin on event_store using gin (data jsonb_path_ops);
--rollback drop index concurrently idx_event_store_data_gin;
