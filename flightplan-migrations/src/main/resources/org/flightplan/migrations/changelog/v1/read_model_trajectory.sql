--liquibase formatted sql

--changeset flightplan:read-model-trajectory
--comment What every query reads: projected from event_store, and rebuilt from it at any time. A foreign key is deferred: a rebuild replaces rows inside one transaction, in any order.
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
comment on table  read_model_trajectory is 'One row a change of location or risk; the steps between them are calculated on reading.';
comment on column read_model_trajectory.position is 'Global position of the event: breaks ties of effective_at.';
-- serves the trajectory of a stay, in its order
create index idx_rm_trajectory_admission on read_model_trajectory (tenant_id, admission_id, effective_at);
alter table read_model_trajectory enable row level security;
alter table read_model_trajectory force row level security;
create policy tenant_isolation on read_model_trajectory
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_trajectory
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_trajectory
  to flightplan_events using (true) with check (true);
grant select                         on read_model_trajectory to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_trajectory to flightplan_events;
--rollback drop table read_model_trajectory;

--changeset flightplan:read-model-trajectory-shadow
--comment What a rebuild fills, to be compared with the live rows: unlogged, since a crash may empty all shadows together, and without an index but the key.
create unlogged table read_model_trajectory_shadow (
  like read_model_trajectory including defaults,
  primary key (tenant_id, id)
);
alter table read_model_trajectory_shadow enable row level security;
alter table read_model_trajectory_shadow force row level security;
create policy tenant_isolation on read_model_trajectory_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_trajectory_shadow
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_trajectory_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_trajectory_shadow to flightplan_events;
--rollback drop table read_model_trajectory_shadow;
