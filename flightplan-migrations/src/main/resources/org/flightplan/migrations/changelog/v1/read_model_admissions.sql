--liquibase formatted sql

--changeset flightplan:read-model-admissions
--comment What every query reads: projected from event_store, and rebuilt from it at any time. A foreign key is deferred: a rebuild replaces rows inside one transaction, in any order.
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
  attending_id     uuid         not null,
  current_risk     varchar(200),
  risk_level       integer,
  moved_at         timestamptz[] not null default '{}',
  moved_to         text[]       not null default '{}',
  discharged_at    timestamptz,
  died             boolean      not null default false,
  primary key (tenant_id, id),
  constraint read_model_admissions_patient foreign key (tenant_id, patient_id)
    references read_model_patients (tenant_id, id) deferrable initially deferred
);
comment on column read_model_admissions.version is 'Version of the stream that the row shows.';
comment on column read_model_admissions.updated_at is 'When the last event of the row was recorded: a rebuild gives the identical row.';
comment on column read_model_admissions.status is 'active, discharged or cancelled; with specialty, current_location, current_risk and attending_id what the list filters by.';
comment on column read_model_admissions.current_risk is 'The code of the risk state of an open stay, in clear so that a list can be filtered by it; null once the stay has ended.';
comment on column read_model_admissions.risk_level is 'The band of that risk state at the current location, 1 the lowest.';
comment on column read_model_admissions.moved_at is 'When the moves were that hold, ascending, one a moment; with moved_to, discharged_at and died what the census counts.';
comment on column read_model_admissions.moved_to is 'The code of the location that each of them led to.';
comment on column read_model_admissions.discharged_at is 'When the patient left; null while the stay is open.';
comment on column read_model_admissions.died is 'Whether the patient left by dying.';
-- serves the admissions of a patient
create index idx_rm_admissions_patient on read_model_admissions (tenant_id, patient_id);
-- serves the list, newest first
create index idx_rm_admissions_newest on read_model_admissions (tenant_id, admit_date desc, id);
-- serves the list of open stays, however it is filtered and ordered
create index idx_rm_admissions_open on read_model_admissions (tenant_id, admit_date desc, id) where status = 'active';
-- serves the census: which stays ended since a day
create index idx_rm_admissions_ended on read_model_admissions (tenant_id, discharged_at) where status = 'discharged';
alter table read_model_admissions enable row level security;
alter table read_model_admissions force row level security;
create policy tenant_isolation on read_model_admissions
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_admissions
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_admissions
  to flightplan_events using (true) with check (true);
grant select                         on read_model_admissions to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_admissions to flightplan_events;
--rollback drop table read_model_admissions;

--changeset flightplan:read-model-admissions-shadow
--comment What a rebuild fills, to be compared with the live rows: unlogged, since a crash may empty all shadows together, and without an index but the key.
create unlogged table read_model_admissions_shadow (
  like read_model_admissions including defaults,
  primary key (tenant_id, id)
);
alter table read_model_admissions_shadow enable row level security;
alter table read_model_admissions_shadow force row level security;
create policy tenant_isolation on read_model_admissions_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_admissions_shadow
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_admissions_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_admissions_shadow to flightplan_events;
--rollback drop table read_model_admissions_shadow;
