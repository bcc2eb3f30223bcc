--liquibase formatted sql

--changeset flightplan:audit-trail
--comment Every look at patients' data, written before the data is served. Like the log, it is written by flightplan_events alone: an injection on the request role can neither hide a look nor make one up.
create table audit_trail (
  tenant_id   uuid        not null,
  id          uuid        not null,
  looked_at   timestamptz not null,
  user_id     uuid        not null,
  action      varchar(50) not null,
  subject_id  uuid,
  patient_ids uuid[]      not null,
  purpose     varchar(50) not null,
  outcome     varchar(20) not null,
  request_id  uuid        not null,
  primary key (tenant_id, id)
);
comment on table  audit_trail             is 'Who looked at which patients, when, what for, and what came of it; no PHI but the patients'' ids.';
comment on column audit_trail.id          is 'In the order of time (UUID version 7): the key also serves searches by period, newest first.';
comment on column audit_trail.subject_id  is 'The one patient, stay, plan or stream that was asked for; null for lists and searches.';
comment on column audit_trail.patient_ids is 'Whose data the answer held; empty when it held none.';
comment on column audit_trail.outcome     is 'served, or not_found.';
-- serves what one user looked at, newest first
create index idx_audit_trail_user on audit_trail (tenant_id, user_id, id);
alter table audit_trail enable row level security;
alter table audit_trail force row level security;
create policy tenant_isolation on audit_trail
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy looks_are_written on audit_trail
  for insert to flightplan_events with check (true);
grant select on audit_trail to flightplan_app, flightplan_readonly, flightplan_backup;
grant insert on audit_trail to flightplan_events;
--rollback drop table audit_trail;

--changeset flightplan:audit-trail-by-patient
--comment Serves who looked at one patient: an index on patient_ids would not be used under row-level security.
create table audit_trail_patients (
  tenant_id  uuid not null,
  patient_id uuid not null,
  look_id    uuid not null,
  primary key (tenant_id, patient_id, look_id),
  constraint audit_trail_patients_look foreign key (tenant_id, look_id) references audit_trail (tenant_id, id)
);
alter table audit_trail_patients enable row level security;
alter table audit_trail_patients force row level security;
create policy tenant_isolation on audit_trail_patients
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy looks_are_written on audit_trail_patients
  for insert to flightplan_events with check (true);
grant select on audit_trail_patients to flightplan_app, flightplan_readonly, flightplan_backup;
grant insert on audit_trail_patients to flightplan_events;
--rollback drop table audit_trail_patients;

--changeset flightplan:audit-trail-is-append-only splitStatements:false
--comment Whoever is granted more by mistake, and the owner too, meets this trigger.
create function refuse_change_of_append_only_table() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_trail_refuses_changes
  before update or delete on audit_trail
  for each row execute function refuse_change_of_append_only_table();
create trigger audit_trail_refuses_truncate
  before truncate on audit_trail
  for each statement execute function refuse_change_of_append_only_table();
create trigger audit_trail_patients_refuses_changes
  before update or delete on audit_trail_patients
  for each row execute function refuse_change_of_append_only_table();
create trigger audit_trail_patients_refuses_truncate
  before truncate on audit_trail_patients
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop trigger audit_trail_patients_refuses_truncate on audit_trail_patients; drop trigger audit_trail_patients_refuses_changes on audit_trail_patients; drop trigger audit_trail_refuses_truncate on audit_trail; drop trigger audit_trail_refuses_changes on audit_trail; drop function refuse_change_of_append_only_table();
