--liquibase formatted sql

--changeset flightplan:key-store-of-the-log
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

--changeset flightplan:patients-found-by-keyed-hashes
--comment What a patient is found by beside the MRN. A patient who is erased has no hash left, and is found by nothing.
alter table read_model_patients        alter column mrn_hash drop not null;
alter table read_model_patients_shadow alter column mrn_hash drop not null;
alter table read_model_patients        add column birth_hash bytea, add column name_hashes bytea;
alter table read_model_patients_shadow add column birth_hash bytea, add column name_hashes bytea;
comment on column read_model_patients.birth_hash  is 'Blind index of the date of birth.';
comment on column read_model_patients.name_hashes is 'Blind indexes of the prefixes of the name''s words, 16 bytes each; read_model_patient_names has them as rows.';
-- serves the search by date of birth; built under a lock: nothing was released before, and no hospital's table is large
create index idx_rm_patients_birth on read_model_patients (tenant_id, birth_hash);
--rollback drop index idx_rm_patients_birth;
--rollback alter table read_model_patients_shadow drop column name_hashes, drop column birth_hash;
--rollback alter table read_model_patients drop column name_hashes, drop column birth_hash;
--rollback alter table read_model_patients_shadow alter column mrn_hash set not null;
--rollback alter table read_model_patients alter column mrn_hash set not null;

--changeset flightplan:names-of-patients
--comment Serves the search by the beginning of a name's words: an index on an array would not be used under row-level security.
create table read_model_patient_names (
  tenant_id  uuid  not null,
  name_hash  bytea not null,
  patient_id uuid  not null,
  primary key (tenant_id, name_hash, patient_id)
);
-- serves the change and the erasure of a name
create index idx_rm_patient_names_patient on read_model_patient_names (tenant_id, patient_id);
alter table read_model_patient_names enable row level security;
alter table read_model_patient_names force row level security;
create policy tenant_isolation on read_model_patient_names
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_patient_names
  to flightplan_events using (true) with check (true);
grant select                 on read_model_patient_names to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, delete on read_model_patient_names to flightplan_events;
--rollback drop table read_model_patient_names;

--changeset flightplan:names-follow-their-patients splitStatements:false
--comment As an index does, and as whoever writes the patient's row.
create function index_patient_name() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op <> 'INSERT' then
    delete from public.read_model_patient_names
     where tenant_id = old.tenant_id and patient_id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into public.read_model_patient_names (tenant_id, name_hash, patient_id)
    select distinct new.tenant_id, substr(new.name_hashes, 1 + 16 * i, 16), new.id
      from generate_series(0, length(new.name_hashes) / 16 - 1) as i
        on conflict do nothing;
  end if;
  return null;
end
$$;
create trigger read_model_patients_indexes_name
  after insert or delete on read_model_patients
  for each row execute function index_patient_name();
create trigger read_model_patients_indexes_changed_name
  after update on read_model_patients
  for each row when (old.name_hashes is distinct from new.name_hashes) execute function index_patient_name();
--rollback drop trigger read_model_patients_indexes_changed_name on read_model_patients; drop trigger read_model_patients_indexes_name on read_model_patients; drop function index_patient_name();

--changeset flightplan:claims-of-erased-patients
--comment What an erased patient had claimed goes with the patient: the hash of an MRN tells, to whoever has the key, that it was here.
create policy erasure_releases_mrns on event_claims
  for delete to flightplan_events using (kind = 'mrn');
create policy erasure_sees_mrns on event_claims
  for select to flightplan_events using (kind = 'mrn');
grant select, delete on event_claims to flightplan_events;
--rollback revoke select, delete on event_claims from flightplan_events; drop policy erasure_sees_mrns on event_claims; drop policy erasure_releases_mrns on event_claims;
