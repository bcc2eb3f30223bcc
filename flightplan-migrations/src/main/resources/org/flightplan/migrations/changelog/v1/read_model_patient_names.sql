--liquibase formatted sql

--changeset flightplan:read-model-patient-names
--comment Serves the search by the beginning of a name's words: an index on an array would not be used under row security.
create table read_model_patient_names (
  tenant_id        uuid   not null,
  name_hash        bytea  not null,
  patient_id       uuid   not null,
  created_position bigint not null,
  primary key (tenant_id, name_hash, patient_id)
);
comment on column read_model_patient_names.created_position is 'The patient''s: the order of a search.';
-- serves the search by name, newest first: a page is read from where it begins, and no further than it goes
create index idx_rm_patient_names_newest on read_model_patient_names (tenant_id, name_hash, created_position desc);
-- serves the change and the erasure of a name
create index idx_rm_patient_names_patient on read_model_patient_names (tenant_id, patient_id);
alter table read_model_patient_names enable row level security;
alter table read_model_patient_names force row level security;
create policy tenant_isolation on read_model_patient_names
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_patient_names
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_patient_names
  to flightplan_events using (true) with check (true);
grant select                 on read_model_patient_names to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, delete on read_model_patient_names to flightplan_events;
--rollback drop table read_model_patient_names;
