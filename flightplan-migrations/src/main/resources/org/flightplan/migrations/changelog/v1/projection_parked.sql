--liquibase formatted sql

--changeset flightplan:projection-parked
--comment Streams a projection could not go on with: the event that stopped it, and why. The other streams go on.
create table projection_parked (
  tenant_id  uuid         not null,
  projection varchar(100) not null,
  stream_id  uuid         not null,
  position   bigint       not null,
  event_type varchar(200) not null,
  reason     varchar(500) not null,
  parked_at  timestamptz  not null,
  retries    integer      not null default 0,
  retry_at   timestamptz  not null default now(),
  primary key (tenant_id, projection, stream_id)
);
comment on column projection_parked.position is 'Global position of the first event that was not projected.';
comment on column projection_parked.reason   is 'The class of the fault; never its message, which may quote data.';
comment on column projection_parked.retries  is 'How often it was tried again, in vain.';
comment on column projection_parked.retry_at is 'When it is tried again: each time after a longer while.';
alter table projection_parked enable row level security;
alter table projection_parked force row level security;
create policy tenant_isolation on projection_parked
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on projection_parked
  for select to flightplan_backup using (true);
create policy projector_writes_all on projection_parked
  to flightplan_events using (true) with check (true);
grant select                         on projection_parked to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on projection_parked to flightplan_events;
--rollback drop table projection_parked;

--changeset flightplan:projection-parked-shadow
create unlogged table projection_parked_shadow (
  like projection_parked including defaults,
  primary key (tenant_id, projection, stream_id)
);
alter table projection_parked_shadow enable row level security;
alter table projection_parked_shadow force row level security;
create policy tenant_isolation on projection_parked_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on projection_parked_shadow
  for select to flightplan_backup using (true);
create policy projector_writes_all on projection_parked_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on projection_parked_shadow to flightplan_events;
--rollback drop table projection_parked_shadow;
