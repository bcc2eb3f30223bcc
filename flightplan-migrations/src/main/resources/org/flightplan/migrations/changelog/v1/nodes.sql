--liquibase formatted sql

--changeset flightplan:nodes
--comment What the nodes of this installation tell of themselves, every few seconds, so that one of them can answer for all. Nothing is decided by it.
create table nodes (
  id         uuid         primary key,
  host       varchar(255) not null,
  process    bigint       not null,
  version    varchar(100) not null,
  started_at timestamptz  not null,
  seen_at    timestamptz  not null default clock_timestamp(),
  told       jsonb        not null
);
comment on column nodes.id      is 'Made up at each start of a node.';
comment on column nodes.process is 'The process on its host, as the operating system numbers it.';
comment on column nodes.version is 'Of the build that it runs.';
comment on column nodes.seen_at is 'When it last told. A node that is silent for an hour is removed by another.';
comment on column nodes.told    is 'What keeps it from being ready, how long it has waited for its pools, and what background work is late.';
grant select                         on nodes to flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on nodes to flightplan_events;
--rollback drop table nodes;
