--liquibase formatted sql

--changeset flightplan:unique-keys
--comment What must be unique in a tenant beyond one stream, by kind: the keyed hash of an MRN ("mrn"), a patient's stays ("stay": patient and number), the open one ("open_stay": patient), that the patient is erased ("erased": patient). Written and released by the functions that append, under the log's lock.
create table unique_keys (
  tenant_id  uuid         not null,
  kind       varchar(50)  not null,
  key_hash   bytea        not null,
  stream_id  uuid         not null,
  claimed_at timestamptz  not null,
  primary key (tenant_id, kind, key_hash)
);
comment on column unique_keys.key_hash  is 'The key itself where it is an id; a keyed hash where it is PHI.';
comment on column unique_keys.stream_id is 'The stream whose event made the claim.';
-- serves the release of what a stream has claimed
create index idx_unique_keys_stream on unique_keys (tenant_id, stream_id);
alter table unique_keys enable row level security;
alter table unique_keys force row level security;
create policy tenant_isolation on unique_keys
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on unique_keys
  for select to flightplan_backup using (true);
create policy append_claims_keys on unique_keys
  to flightplan_append using (true) with check (true);
grant select                 on unique_keys to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, delete on unique_keys to flightplan_append;
--rollback drop table unique_keys;
