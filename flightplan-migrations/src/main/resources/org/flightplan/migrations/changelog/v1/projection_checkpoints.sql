--liquibase formatted sql

--changeset flightplan:projection-checkpoints
--comment How far each projection has come; written in the transaction of the rows it stands for. Its row lock makes one node project at a time.
create table projection_checkpoints (
  name       varchar(100) primary key,
  position   bigint       not null default 0,
  updated_at timestamptz  not null default now(),
  paused     boolean      not null default false
);
comment on column projection_checkpoints.position is 'Global position of the last event whose rows are there.';
comment on column projection_checkpoints.paused   is 'It stands still until it is resumed, and with it those whose rows refer to its own.';
grant select                 on projection_checkpoints to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update on projection_checkpoints to flightplan_events;
--rollback drop table projection_checkpoints;

--changeset flightplan:projection-checkpoints-shadow
create unlogged table projection_checkpoints_shadow (
  like projection_checkpoints including defaults,
  started_at timestamptz not null default clock_timestamp(),
  primary key (name)
);
comment on column projection_checkpoints_shadow.started_at is 'When the rebuild began.';
grant select, insert, update on projection_checkpoints_shadow to flightplan_events;
--rollback drop table projection_checkpoints_shadow;
