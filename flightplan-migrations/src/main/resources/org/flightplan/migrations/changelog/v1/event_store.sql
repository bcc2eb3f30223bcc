--liquibase formatted sql

--changeset flightplan:event-store
--comment The one append-only, totally ordered log. The unique key also serves reads of a stream, the primary key the global order.
create table event_store (
  id            bigserial    primary key,
  tenant_id     uuid         not null,
  stream_id     uuid         not null,
  stream_type   varchar(100) not null,
  event_version integer      not null check (event_version > 0),
  event_type    varchar(200) not null,
  data          jsonb        not null,
  metadata      jsonb        not null,
  created_at    timestamptz  not null,
  created_by    uuid         not null,
  event_id      uuid         not null generated always as ((metadata ->> 'event_id')::uuid) stored,
  constraint event_store_stream_version unique (tenant_id, stream_id, event_version)
);
comment on column event_store.id            is 'Global position: ascending in commit order. Holes are rolled-back appends.';
comment on column event_store.tenant_id     is 'The hospital whose event it is; row security shows it to no other.';
comment on column event_store.stream_id     is 'What it is about: a patient, a stay, a plan.';
comment on column event_store.event_version is 'Position inside the stream: 1, 2, 3 ... without a gap.';
comment on column event_store.data          is 'Its content in its stored form; what is PHI in it is sealed by the patient''s key.';
comment on column event_store.metadata      is 'event_id, schema_version, and what caused it; no PHI.';
comment on column event_store.created_at    is 'When it was recorded; never earlier than the predecessor''s.';
comment on column event_store.created_by    is 'The authenticated user.';
comment on column event_store.event_id      is 'The metadata''s, as a column: row security lets no index on an expression be used.';
-- an event's id is unique in its tenant; also finds an event by its id
create unique index event_store_event_id on event_store (tenant_id, event_id);
-- serves searches by the time of recording; BRIN, because created_at follows the physical order (0.5 microseconds an event)
create index idx_event_store_created_at on event_store using brin (created_at);
create trigger event_store_refuses_changes
  before update or delete on event_store
  for each row execute function refuse_change_of_append_only_table();
create trigger event_store_refuses_truncate
  before truncate on event_store
  for each statement execute function refuse_change_of_append_only_table();
alter table event_store enable row level security;
alter table event_store force row level security;
create policy tenant_isolation on event_store
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on event_store
  for select to flightplan_backup using (true);
create policy projector_reads_all on event_store
  for select to flightplan_events using (true);
create policy append_reads_versions on event_store
  for select to flightplan_append using (true);
create policy append_writes on event_store
  for insert to flightplan_append with check (true);
grant select         on event_store to flightplan_app, flightplan_events, flightplan_readonly, flightplan_backup;
grant select, insert on event_store to flightplan_append;
grant usage, update  on sequence event_store_id_seq to flightplan_append;
--rollback drop table event_store;

--changeset flightplan:forensic-search-of-the-log context:forensics runInTransaction:false
--comment Opt-in (context "forensics"): 8 microseconds an event, and useful only to a role that bypasses row-level security.
create index concurrently idx_event_store_data_gin on event_store using gin (data jsonb_path_ops);
--rollback drop index concurrently idx_event_store_data_gin;
