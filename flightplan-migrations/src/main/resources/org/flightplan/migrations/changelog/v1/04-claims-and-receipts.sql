--liquibase formatted sql

--changeset flightplan:event-claims
--comment What must be unique in a tenant beyond one stream (an MRN, a client's event_id), as a hash; written by append_events under the lock.
create table event_claims (
  tenant_id  uuid         not null,
  kind       varchar(50)  not null,
  key_hash   bytea        not null,
  stream_id  uuid         not null,
  claimed_at timestamptz  not null,
  primary key (tenant_id, kind, key_hash)
);
comment on column event_claims.stream_id is 'The stream whose event made the claim.';
alter table event_claims enable row level security;
alter table event_claims force row level security;
create policy tenant_isolation on event_claims
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy append_claims on event_claims
  to flightplan_append using (true) with check (true);
grant select         on event_claims to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert on event_claims to flightplan_append;
--rollback drop table event_claims;

--changeset flightplan:command-receipts
--comment The first answer to each Idempotency-Key, in the transaction of its events: a retry on any node, after any crash, meets it.
create table command_receipts (
  tenant_id       uuid         not null,
  idempotency_key varchar(255) not null,
  body_hash       bytea        not null,
  answer          jsonb        not null,
  event_version   integer      not null,
  position        bigint       not null,
  created_at      timestamptz  not null,
  primary key (tenant_id, idempotency_key)
);
comment on column command_receipts.body_hash     is 'SHA-256 of method, path and body: the same key with another request is refused.';
comment on column command_receipts.answer        is 'Status, location and ids of the first answer; no PHI.';
comment on column command_receipts.event_version is 'new_version of the first answer: the version its first event''s stream had reached.';
comment on column command_receipts.position      is 'Global position of the last event of the first answer.';
-- serves the purge of receipts past their retention
create index idx_command_receipts_created_at on command_receipts (created_at);
alter table command_receipts enable row level security;
alter table command_receipts force row level security;
create policy tenant_isolation on command_receipts
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy append_writes_receipts on command_receipts
  to flightplan_append using (true) with check (true);
create policy purge_of_old_receipts on command_receipts
  to flightplan_events using (true);
grant select         on command_receipts to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert on command_receipts to flightplan_append;
grant select, delete on command_receipts to flightplan_events;
--rollback drop table command_receipts;
