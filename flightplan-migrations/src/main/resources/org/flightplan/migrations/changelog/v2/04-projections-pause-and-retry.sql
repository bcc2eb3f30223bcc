--liquibase formatted sql

--changeset flightplan:projections-can-be-paused
alter table projection_checkpoints add column paused boolean not null default false;
comment on column projection_checkpoints.paused is 'It stands still until it is resumed, and with it those whose rows refer to its own.';
--rollback alter table projection_checkpoints drop column paused;

--changeset flightplan:parked-streams-are-tried-again
alter table projection_parked
  add column retries  integer     not null default 0,
  add column retry_at timestamptz not null default now();
comment on column projection_parked.retries  is 'How often it was tried again, in vain.';
comment on column projection_parked.retry_at is 'When it is tried again: each time after a longer while.';
--rollback alter table projection_parked drop column retries, drop column retry_at;
