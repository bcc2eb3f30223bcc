--liquibase formatted sql

--changeset flightplan:emergency-access
--comment Who opened the record of a patient outside of the own care team, why, and until when; each is an alert for the privacy officer to review. Written by flightplan_events, as the audit trail is.
create table emergency_access (
  tenant_id  uuid        not null,
  id         uuid        not null,
  patient_id uuid        not null,
  user_id    uuid        not null,
  data       jsonb       not null,
  accessed_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > accessed_at and ends_at <= accessed_at + interval '60 minutes'),
  request_id uuid        not null,
  primary key (tenant_id, id)
);
comment on column emergency_access.id   is 'In the order of time (UUID version 7).';
comment on column emergency_access.data is 'The reason, which may tell of the patient: sealed by the patient''s key.';
-- serves the check whether somebody may look now
create index idx_emergency_access_patient_user on emergency_access (tenant_id, patient_id, user_id);
-- serves what is open to a user where care teams are kept
create index idx_emergency_access_user on emergency_access (tenant_id, user_id, ends_at);
alter table emergency_access enable row level security;
alter table emergency_access force row level security;
create policy tenant_isolation on emergency_access
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on emergency_access
  for select to flightplan_backup using (true);
create policy emergency_accesses_are_written on emergency_access
  for insert to flightplan_events with check (true);
grant select on emergency_access to flightplan_app, flightplan_readonly, flightplan_backup;
grant insert on emergency_access to flightplan_events;
create trigger emergency_access_refuses_changes
  before update or delete on emergency_access
  for each row execute function refuse_change_of_append_only_table();
create trigger emergency_access_refuses_truncate
  before truncate on emergency_access
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop table emergency_access;
