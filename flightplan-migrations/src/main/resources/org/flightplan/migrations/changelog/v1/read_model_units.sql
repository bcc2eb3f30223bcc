--liquibase formatted sql

--changeset flightplan:read-model-units
--comment What every query reads: projected from event_store, and rebuilt from it at any time.
create table read_model_units (
  tenant_id    uuid        not null,
  id           uuid        not null,
  data         jsonb       not null,
  position     bigint      not null,
  version      integer     not null,
  updated_at   timestamptz not null,
  primary key (tenant_id, id)
);
comment on table  read_model_units is 'The units of a hospital, a few dozen a tenant, with their beds as they are and, in _beds, from when until when each was one.';
comment on column read_model_units.position is 'Global position of the event that opened it: units stand in the order in which the tenant gave them.';
comment on column read_model_units.version is 'Version of the stream that the row shows.';
comment on column read_model_units.updated_at is 'When the last event of the row was recorded: a rebuild gives the identical row.';
alter table read_model_units enable row level security;
alter table read_model_units force row level security;
create policy tenant_isolation on read_model_units
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_units
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_units
  to flightplan_events using (true) with check (true);
grant select                         on read_model_units to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_units to flightplan_events;
--rollback drop table read_model_units;

--changeset flightplan:read-model-units-shadow
--comment What a rebuild fills, to be compared with the live rows: unlogged, since a crash may empty all shadows together, and without an index but the key.
create unlogged table read_model_units_shadow (
  like read_model_units including defaults,
  primary key (tenant_id, id)
);
alter table read_model_units_shadow enable row level security;
alter table read_model_units_shadow force row level security;
create policy tenant_isolation on read_model_units_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_units_shadow
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_units_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_units_shadow to flightplan_events;
--rollback drop table read_model_units_shadow;
