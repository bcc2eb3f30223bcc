--liquibase formatted sql

--changeset flightplan:names-newest-first splitStatements:false rollbackSplitStatements:false
--comment A page of a search is read from where it begins, and no further than it goes: a word that thousands share costs what a rare one does. Not CONCURRENTLY: nothing was released before, and no hospital's table is large.
do $$
begin
  -- the owner sees no row of a table under forced walls; nobody else sees these tables meanwhile
  alter table read_model_patients      no force row level security;
  alter table read_model_patient_names no force row level security;
  alter table read_model_patient_names add column created_position bigint;
  update read_model_patient_names as n
     set created_position = p.created_position
    from read_model_patients as p
   where p.tenant_id = n.tenant_id and p.id = n.patient_id;
  delete from read_model_patient_names where created_position is null;
  alter table read_model_patient_names alter column created_position set not null;
  alter table read_model_patients      force row level security;
  alter table read_model_patient_names force row level security;
end
$$;
comment on column read_model_patient_names.created_position is 'The patient''s: the order of a search.';
-- serves the search by name, newest first
create index idx_rm_patient_names_newest on read_model_patient_names (tenant_id, name_hash, created_position desc);
create or replace function index_patient_name() returns trigger
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
--rollback create or replace function index_patient_name() returns trigger
--rollback   language plpgsql
--rollback   set search_path = pg_catalog, pg_temp
--rollback as $$
--rollback begin
--rollback   if tg_op <> 'INSERT' then
--rollback     delete from public.read_model_patient_names
--rollback      where tenant_id = old.tenant_id and patient_id = old.id;
--rollback   end if;
--rollback   if tg_op <> 'DELETE' then
--rollback     insert into public.read_model_patient_names (tenant_id, name_hash, patient_id)
--rollback     select distinct new.tenant_id, substr(new.name_hashes, 1 + 16 * i, 16), new.id
--rollback       from generate_series(0, length(new.name_hashes) / 16 - 1) as i
--rollback         on conflict do nothing;
--rollback   end if;
--rollback   return null;
--rollback end
--rollback $$;
--rollback drop index idx_rm_patient_names_newest;
--rollback alter table read_model_patient_names drop column created_position;

--changeset flightplan:names-with-their-short-words splitStatements:false
--comment The hashes of names are made anew with short words and without apostrophes, by a rebuild: the keys are not the database's. A log without patients needs none.
do $$
begin
  alter table read_model_patients no force row level security;
  if exists (select from read_model_patients) then
    insert into projection_rebuild (requested_at) values (clock_timestamp()) on conflict do nothing;
    update projection_rebuild set requested_at = clock_timestamp(), finished_at = null where finished_at is not null;
  end if;
  alter table read_model_patients force row level security;
end
$$;
--rollback empty
