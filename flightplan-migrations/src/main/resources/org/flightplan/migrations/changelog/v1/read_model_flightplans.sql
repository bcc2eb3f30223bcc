--liquibase formatted sql

--changeset flightplan:read-model-flightplans
--comment What every query reads: projected from event_store, and rebuilt from it at any time. A foreign key is deferred: a rebuild replaces rows inside one transaction, in any order.
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
comment on column read_model_flightplans.version is 'Version of the stream that the row shows.';
comment on column read_model_flightplans.updated_at is 'When the last event of the row was recorded: a rebuild gives the identical row.';
-- one plan an admission; serves the page of a list of stays
create unique index idx_rm_flightplans_admission on read_model_flightplans (tenant_id, admission_id);
alter table read_model_flightplans enable row level security;
alter table read_model_flightplans force row level security;
create policy tenant_isolation on read_model_flightplans
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_flightplans
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_flightplans
  to flightplan_events using (true) with check (true);
grant select                         on read_model_flightplans to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_flightplans to flightplan_events;
--rollback drop table read_model_flightplans;

--changeset flightplan:read-model-flightplans-shadow
--comment What a rebuild fills, to be compared with the live rows: unlogged, since a crash may empty all shadows together, and without an index but the key.
create unlogged table read_model_flightplans_shadow (
  like read_model_flightplans including defaults,
  primary key (tenant_id, id)
);
alter table read_model_flightplans_shadow enable row level security;
alter table read_model_flightplans_shadow force row level security;
create policy tenant_isolation on read_model_flightplans_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_flightplans_shadow
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_flightplans_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_flightplans_shadow to flightplan_events;
--rollback drop table read_model_flightplans_shadow;
