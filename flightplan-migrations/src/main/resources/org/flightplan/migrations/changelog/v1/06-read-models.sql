--liquibase formatted sql

-- What every query reads: projected from event_store, rebuildable from it at any time. `version` is the version of
-- the stream a row shows, `updated_at` the recording moment of its last event, so that a rebuild gives identical rows.
-- Foreign keys are deferred: a rebuild replaces rows inside one transaction, in any order.

--changeset flightplan:read-model-patients
create table read_model_patients (
  tenant_id        uuid        not null,
  id               uuid        not null,
  data             jsonb       not null,
  version          integer     not null,
  updated_at       timestamptz not null,
  mrn_hash         bytea       not null,
  created_position bigint      not null,
  primary key (tenant_id, id)
);
comment on column read_model_patients.mrn_hash         is 'Blind index of the normalised MRN: what a search compares, since jsonb operators use no index under row-level security.';
comment on column read_model_patients.created_position is 'Global position of the creation: the order of the list.';
-- serves the search by MRN
create index idx_rm_patients_mrn on read_model_patients (tenant_id, mrn_hash);
-- serves the list, newest first
create index idx_rm_patients_newest on read_model_patients (tenant_id, created_position desc);
alter table read_model_patients enable row level security;
alter table read_model_patients force row level security;
create policy tenant_isolation on read_model_patients
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_patients
  to flightplan_events using (true) with check (true);
grant select                         on read_model_patients to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_patients to flightplan_events;
--rollback drop table read_model_patients;

--changeset flightplan:read-model-admissions
create table read_model_admissions (
  tenant_id        uuid         not null,
  id               uuid         not null,
  patient_id       uuid         not null,
  data             jsonb        not null,
  version          integer      not null,
  updated_at       timestamptz  not null,
  status           varchar(20)  not null,
  specialty        varchar(100) not null,
  current_location varchar(100),
  admit_date       timestamptz  not null,
  primary key (tenant_id, id),
  constraint read_model_admissions_patient foreign key (tenant_id, patient_id)
    references read_model_patients (tenant_id, id) deferrable initially deferred
);
comment on column read_model_admissions.status is 'active, discharged or cancelled; with specialty and current_location what the list filters by.';
-- serves the admissions of a patient
create index idx_rm_admissions_patient on read_model_admissions (tenant_id, patient_id);
-- serves the list, newest first
create index idx_rm_admissions_newest on read_model_admissions (tenant_id, admit_date desc, id);
-- serves reports on open stays
create index idx_active_admissions on read_model_admissions (tenant_id, patient_id) where data ->> 'status' = 'active';
alter table read_model_admissions enable row level security;
alter table read_model_admissions force row level security;
create policy tenant_isolation on read_model_admissions
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_admissions
  to flightplan_events using (true) with check (true);
grant select                         on read_model_admissions to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_admissions to flightplan_events;
--rollback drop table read_model_admissions;

--changeset flightplan:read-model-flightplans
create table read_model_flightplans (
  tenant_id    uuid        not null,
  id           uuid        not null,
  admission_id uuid        not null,
  data         jsonb       not null,
  version      integer     not null,
  updated_at   timestamptz not null,
  primary key (tenant_id, id),
  constraint read_model_flightplans_admission foreign key (tenant_id, admission_id)
    references read_model_admissions (tenant_id, id) deferrable initially deferred
);
-- serves the completion of a plan by its admission's discharge; one plan an admission
create unique index idx_rm_flightplans_admission on read_model_flightplans (tenant_id, admission_id);
alter table read_model_flightplans enable row level security;
alter table read_model_flightplans force row level security;
create policy tenant_isolation on read_model_flightplans
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_flightplans
  to flightplan_events using (true) with check (true);
grant select                         on read_model_flightplans to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_flightplans to flightplan_events;
--rollback drop table read_model_flightplans;

--changeset flightplan:read-model-timeline
create table read_model_timeline (
  tenant_id    uuid        not null,
  id           uuid        not null,
  admission_id uuid        not null,
  occurred_at  timestamptz not null,
  data         jsonb       not null,
  position     bigint      not null,
  primary key (tenant_id, id),
  constraint read_model_timeline_admission foreign key (tenant_id, admission_id)
    references read_model_admissions (tenant_id, id) deferrable initially deferred
);
comment on column read_model_timeline.position is 'Global position of the event: breaks ties of occurred_at.';
-- serves the timeline of a stay, in its order
create index idx_rm_timeline_admission on read_model_timeline (tenant_id, admission_id, occurred_at);
alter table read_model_timeline enable row level security;
alter table read_model_timeline force row level security;
create policy tenant_isolation on read_model_timeline
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_timeline
  to flightplan_events using (true) with check (true);
grant select                         on read_model_timeline to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_timeline to flightplan_events;
--rollback drop table read_model_timeline;

--changeset flightplan:read-model-trajectory
create table read_model_trajectory (
  tenant_id    uuid        not null,
  id           uuid        not null,
  admission_id uuid        not null,
  effective_at timestamptz not null,
  data         jsonb       not null,
  position     bigint      not null,
  primary key (tenant_id, id),
  constraint read_model_trajectory_admission foreign key (tenant_id, admission_id)
    references read_model_admissions (tenant_id, id) deferrable initially deferred
);
comment on table  read_model_trajectory          is 'One row a change of location or risk; the steps between them are calculated on reading.';
comment on column read_model_trajectory.position is 'Global position of the event: breaks ties of effective_at.';
-- serves the trajectory of a stay, in its order
create index idx_rm_trajectory_admission on read_model_trajectory (tenant_id, admission_id, effective_at);
alter table read_model_trajectory enable row level security;
alter table read_model_trajectory force row level security;
create policy tenant_isolation on read_model_trajectory
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_trajectory
  to flightplan_events using (true) with check (true);
grant select                         on read_model_trajectory to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_trajectory to flightplan_events;
--rollback drop table read_model_trajectory;
