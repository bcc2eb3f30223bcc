--liquibase formatted sql

--changeset flightplan:break-glass
--comment Who opened the record of a patient outside of the own care team, why, and until when; each is an alert for the privacy officer to review. Written by flightplan_events, as the audit trail is.
create table break_glass (
  tenant_id  uuid        not null,
  id         uuid        not null,
  patient_id uuid        not null,
  user_id    uuid        not null,
  data       jsonb       not null,
  broken_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > broken_at and ends_at <= broken_at + interval '60 minutes'),
  request_id uuid        not null,
  primary key (tenant_id, id)
);
comment on column break_glass.id   is 'In the order of time (UUID version 7).';
comment on column break_glass.data is 'The reason, which may tell of the patient: sealed by the patient''s key.';
-- serves the check whether somebody may look now
create index idx_break_glass_patient_user on break_glass (tenant_id, patient_id, user_id);
-- serves what is open to a user where care teams are kept
create index idx_break_glass_user on break_glass (tenant_id, user_id, ends_at);
alter table break_glass enable row level security;
alter table break_glass force row level security;
create policy tenant_isolation on break_glass
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on break_glass
  for select to flightplan_backup using (true);
create policy breaks_are_written on break_glass
  for insert to flightplan_events with check (true);
grant select on break_glass to flightplan_app, flightplan_readonly, flightplan_backup;
grant insert on break_glass to flightplan_events;
create trigger break_glass_refuses_changes
  before update or delete on break_glass
  for each row execute function refuse_change_of_append_only_table();
create trigger break_glass_refuses_truncate
  before truncate on break_glass
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop table break_glass;
