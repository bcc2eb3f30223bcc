--liquibase formatted sql

--changeset flightplan:projection-checkpoints
--comment How far each projection has come; written in the transaction of the rows it stands for. Its row lock makes one node project at a time.
create table projection_checkpoints (
  name       varchar(100) primary key,
  position   bigint       not null default 0,
  updated_at timestamptz  not null default now()
);
grant select                 on projection_checkpoints to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update on projection_checkpoints to flightplan_events;
--rollback drop table projection_checkpoints;

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
  primary key (tenant_id, projection, stream_id)
);
comment on column projection_parked.position is 'Global position of the first event that was not projected.';
comment on column projection_parked.reason   is 'The class of the fault; never its message, which may quote data.';
alter table projection_parked enable row level security;
alter table projection_parked force row level security;
create policy tenant_isolation on projection_parked
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on projection_parked
  to flightplan_events using (true) with check (true);
grant select                         on projection_parked to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on projection_parked to flightplan_events;
--rollback drop table projection_parked;
