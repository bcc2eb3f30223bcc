--liquibase formatted sql

--changeset flightplan:audit-trail-patients
--comment Serves who looked at one patient: an index on patient_ids would not be used under row security.
create table audit_trail_patients (
  tenant_id  uuid not null,
  patient_id uuid not null,
  record_id    uuid not null,
  primary key (tenant_id, patient_id, record_id),
  constraint audit_trail_patients_record foreign key (tenant_id, record_id) references audit_trail (tenant_id, id)
);
-- serves the purge, and the check of the foreign key
create index idx_audit_trail_patients_record on audit_trail_patients (tenant_id, record_id);
alter table audit_trail_patients enable row level security;
alter table audit_trail_patients force row level security;
create policy tenant_isolation on audit_trail_patients
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on audit_trail_patients
  for select to flightplan_backup using (true);
create policy access_records_are_written on audit_trail_patients
  for insert to flightplan_events with check (true);
create policy old_access_records_are_seen on audit_trail_patients
  for select to flightplan_events
  using (exists (select from audit_trail a where a.tenant_id = audit_trail_patients.tenant_id and a.id = record_id));
create policy old_access_records_are_purged on audit_trail_patients
  for delete to flightplan_events
  using (exists (select from audit_trail a where a.tenant_id = audit_trail_patients.tenant_id and a.id = record_id));
grant select                 on audit_trail_patients to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, delete on audit_trail_patients to flightplan_events;
--rollback drop table audit_trail_patients;
