--liquibase formatted sql

--changeset flightplan:read-model-timeline
--comment What every query reads: projected from event_store, and rebuilt from it at any time. A foreign key is deferred: a rebuild replaces rows inside one transaction, in any order.
create table read_model_timeline (
  tenant_id    uuid        not null,
  id           uuid        not null,
  admission_id uuid        not null,
  occurred_at  timestamptz not null,
  data         jsonb       not null,
  position     bigint      not null,
  retracted    boolean     not null,
  kind         text,
  primary key (tenant_id, id),
  constraint read_model_timeline_admission foreign key (tenant_id, admission_id)
    references read_model_admissions (tenant_id, id) deferrable initially deferred
);
comment on column read_model_timeline.position is 'Global position of the event: breaks ties of occurred_at.';
comment on column read_model_timeline.kind is 'What a board asks of open stays: operations and continuous therapies, as their specialty declares; null for all else.';
-- serves the timeline of a stay, in its order
create index idx_rm_timeline_admission on read_model_timeline (tenant_id, admission_id, occurred_at);
-- serves the board: post-operative days and running therapies of all open stays
create index idx_rm_timeline_board on read_model_timeline (tenant_id, admission_id)
  where kind is not null;
alter table read_model_timeline enable row level security;
alter table read_model_timeline force row level security;
create policy tenant_isolation on read_model_timeline
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_timeline
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_timeline
  to flightplan_events using (true) with check (true);
grant select                         on read_model_timeline to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on read_model_timeline to flightplan_events;
--rollback drop table read_model_timeline;

--changeset flightplan:read-model-timeline-shadow
--comment What a rebuild fills, to be compared with the live rows: unlogged, since a crash may empty all shadows together, and without an index but the key.
create unlogged table read_model_timeline_shadow (
  like read_model_timeline including defaults,
  primary key (tenant_id, id)
);
alter table read_model_timeline_shadow enable row level security;
alter table read_model_timeline_shadow force row level security;
create policy tenant_isolation on read_model_timeline_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on read_model_timeline_shadow
  for select to flightplan_backup using (true);
create policy projector_writes_all on read_model_timeline_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_timeline_shadow to flightplan_events;
--rollback drop table read_model_timeline_shadow;
