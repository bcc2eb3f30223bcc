--liquibase formatted sql

--changeset flightplan:read-model-patients
--comment What every query reads: projected from event_store, and rebuilt from it at any time.
create table read_model_patients (
  tenant_id        uuid        not null,
  id               uuid        not null,
  data             jsonb       not null,
  version          integer     not null,
  updated_at       timestamptz not null,
  mrn_hash         bytea,
  created_position bigint      not null,
  birth_hash       bytea,
  name_hashes      bytea,
  merged_into      uuid,
  primary key (tenant_id, id)
);
comment on column read_model_patients.version is 'Version of the stream that the row shows.';
comment on column read_model_patients.updated_at is 'When the last event of the row was recorded: a rebuild gives the identical row.';
comment on column read_model_patients.data is 'What is PHI in it is sealed by the patient''s key.';
comment on column read_model_patients.mrn_hash is 'Blind index of the normalised MRN: what a search compares, since jsonb operators use no index under row security. A patient who is erased has no hash left, and is found by nothing.';
comment on column read_model_patients.created_position is 'Global position of the creation: the order of the list.';
comment on column read_model_patients.merged_into is 'Whose record goes on in place of this one, or null.';
comment on column read_model_patients.birth_hash is 'Blind index of the date of birth.';
comment on column read_model_patients.name_hashes is 'Blind indexes of the beginnings of the name''s words, 16 bytes each; read_model_patient_names has them as rows.';
-- serves the search by MRN
create index idx_rm_patients_mrn on read_model_patients (tenant_id, mrn_hash);
-- serves the accounting of disclosures, for those whose records were merged
create index idx_rm_patients_merged on read_model_patients (tenant_id, merged_into) where merged_into is not null;
-- serves the list, newest first
create index idx_rm_patients_newest on read_model_patients (tenant_id, created_position desc);
-- serves the search by date of birth
create index idx_rm_patients_birth on read_model_patients (tenant_id, birth_hash);
alter table read_model_patients enable row level security;
alter table read_model_patients force row level security;
create policy tenant_isolation on read_model_patients
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_patients
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_patients
  to flightplan_events using (true) with check (true);
grant select                         on read_model_patients to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_patients to flightplan_events;
--rollback drop table read_model_patients;

--changeset flightplan:read-model-patients-shadow
--comment What a rebuild fills, to be compared with the live rows: unlogged, since a crash may empty all shadows together, and without an index but the key.
create unlogged table read_model_patients_shadow (
  like read_model_patients including defaults,
  primary key (tenant_id, id)
);
alter table read_model_patients_shadow enable row level security;
alter table read_model_patients_shadow force row level security;
create policy tenant_isolation on read_model_patients_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_patients_shadow
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_patients_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_patients_shadow to flightplan_events;
--rollback drop table read_model_patients_shadow;
