--liquibase formatted sql

--changeset flightplan:claims-of-a-stream
--comment Serves the release of what a stream has claimed. Not CONCURRENTLY: nodes that wait for the migration would hold it up, and nothing was released before.
create index idx_event_claims_stream on event_claims (tenant_id, stream_id);
--rollback drop index idx_event_claims_stream;

--changeset flightplan:claims-are-released-under-the-lock
--comment By the functions that append, with the event that gives the key up; nobody else takes a claim away.
grant delete on event_claims to flightplan_append;
drop policy erasure_sees_mrns on event_claims;
drop policy erasure_releases_mrns on event_claims;
revoke select, delete on event_claims from flightplan_events;
--rollback grant select, delete on event_claims to flightplan_events;
--rollback create policy erasure_releases_mrns on event_claims for delete to flightplan_events using (kind = 'mrn');
--rollback create policy erasure_sees_mrns on event_claims for select to flightplan_events using (kind = 'mrn');
--rollback revoke delete on event_claims from flightplan_append;

--changeset flightplan:claims-of-stays-and-erasures splitStatements:false
--comment What is decided on beside the own stream stands in keys: the stays of a patient (kind "stay": the patient and the stay's number), the one that is open ("open_stay": the patient), and that the patient is erased ("erased": the patient). Made here for what the log holds already.
do $$
begin
  -- the owner sees no row of a table under forced row security; nobody else sees these tables meanwhile
  alter table event_store no force row level security;
  alter table event_claims no force row level security;
  insert into event_claims (tenant_id, kind, key_hash, stream_id, claimed_at)
  select tenant_id, 'erased', uuid_send(stream_id), stream_id, created_at
    from event_store
   where event_type = 'patient.erased'
  on conflict do nothing;
  with stays as (
    select tenant_id, stream_id, created_at, id, uuid_send((data ->> 'patient_id')::uuid) as patient
      from event_store
     where event_type = 'admission.created'
  ), numbered as (
    insert into event_claims (tenant_id, kind, key_hash, stream_id, claimed_at)
    select tenant_id, 'stay',
           patient || int4send((row_number() over (partition by tenant_id, patient order by id))::integer),
           stream_id, created_at
      from stays
  )
  insert into event_claims (tenant_id, kind, key_hash, stream_id, claimed_at)
  select tenant_id, 'open_stay', patient, stream_id, created_at
    from stays
   where not exists (select from event_store as discharged
                      where discharged.tenant_id = stays.tenant_id and discharged.stream_id = stays.stream_id
                        and discharged.event_type = 'admission.discharged')
   order by id
  on conflict do nothing;
  alter table event_store force row level security;
  alter table event_claims force row level security;
end
$$;
--rollback alter table event_claims no force row level security;
--rollback delete from event_claims where kind in ('stay', 'open_stay', 'erased');
--rollback alter table event_claims force row level security;
