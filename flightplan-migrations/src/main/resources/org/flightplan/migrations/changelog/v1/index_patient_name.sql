--liquibase formatted sql

--changeset flightplan:index-patient-name splitStatements:false
--comment Names follow their patients as an index does, and as whoever writes the patient's row.
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
    insert into public.read_model_patient_names (tenant_id, name_hash, patient_id, created_position)
    select distinct new.tenant_id, substr(new.name_hashes, 1 + 16 * i, 16), new.id, new.created_position
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
