--liquibase formatted sql

--changeset flightplan:audit-trail
--comment Every look at patients' data, written before the data is served; every administrative act, and every refusal. Like the log, it is written by flightplan_events alone: an injection on the request role can neither hide a look nor make one up. Acts on the installation, which no tenant's officer answers for, stand under the tenant 00000000-0000-0000-0000-000000000000.
create table audit_trail (
  tenant_id   uuid        not null,
  id          uuid        not null,
  recorded_at   timestamptz not null,
  user_id     uuid        not null,
  action      varchar(50) not null,
  subject_id  uuid,
  patient_ids uuid[]      not null,
  purpose     varchar(50) not null,
  outcome     varchar(20) not null,
  request_id  uuid        not null,
  primary key (tenant_id, id)
);
comment on table  audit_trail             is 'Who looked at which patients or administered what, when, what for, and what came of it; refusals too; no PHI but the patients'' ids.';
comment on column audit_trail.id          is 'In the order of time (UUID version 7): the key also serves searches by period, newest first.';
comment on column audit_trail.subject_id  is 'The one patient, stay, plan or stream that was asked for; null for lists and searches.';
comment on column audit_trail.patient_ids is 'Whose data the answer held; empty when it held none.';
comment on column audit_trail.outcome     is 'served, done, refused, or not_found.';
-- serves what one user looked at, newest first
create index idx_audit_trail_user on audit_trail (tenant_id, user_id, id);
-- serves the purge: looks are inserted in the order of time
create index idx_audit_trail_recorded_at on audit_trail using brin (recorded_at);
alter table audit_trail enable row level security;
alter table audit_trail force row level security;
create policy tenant_isolation on audit_trail
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on audit_trail
  for select to flightplan_backup using (true);
create policy access_records_are_written on audit_trail
  for insert to flightplan_events with check (true);
create policy old_access_records_are_seen on audit_trail
  for select to flightplan_events using (access_record_may_go(tenant_id, recorded_at));
create policy old_access_records_are_purged on audit_trail
  for delete to flightplan_events using (access_record_may_go(tenant_id, recorded_at));
grant select                 on audit_trail to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, delete on audit_trail to flightplan_events;
--rollback drop table audit_trail;
