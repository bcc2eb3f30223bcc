--liquibase formatted sql

--changeset flightplan:event-store
--comment The one append-only, totally ordered log. The unique key also serves reads of a stream, the primary key the global order.
create table event_store (
  id            bigserial    primary key,
  tenant_id     uuid         not null,
  stream_id     uuid         not null,
  stream_type   varchar(100) not null,
  event_version integer      not null check (event_version > 0),
  event_type    varchar(200) not null,
  data          jsonb        not null,
  metadata      jsonb        not null,
  created_at    timestamptz  not null,
  created_by    uuid         not null,
  constraint event_store_stream_version unique (tenant_id, stream_id, event_version)
);
comment on column event_store.id            is 'Global position: ascending in commit order. Holes are rolled-back appends.';
comment on column event_store.event_version is 'Position inside the stream: 1, 2, 3 ... without a gap.';
comment on column event_store.created_at    is 'When it was recorded; never earlier than the predecessor''s.';
comment on column event_store.created_by    is 'The authenticated user.';
--rollback drop table event_store;

--changeset flightplan:event-store-index-by-time-of-recording
--comment Serves searches of the log by period; BRIN, because created_at follows the physical order (0.5 microseconds an event).
create index idx_event_store_created_at on event_store using brin (created_at);
--rollback drop index idx_event_store_created_at;

--changeset flightplan:event-store-is-append-only splitStatements:false
--comment Whoever is granted more by mistake, and the owner too, meets this trigger.
create function refuse_change_of_event_store() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'event_store is append-only: % is refused', tg_op
    using errcode = 'insufficient_privilege',
          hint    = 'Record a correcting event instead.';
end
$$;
create trigger event_store_refuses_changes
  before update or delete on event_store
  for each row execute function refuse_change_of_event_store();
create trigger event_store_refuses_truncate
  before truncate on event_store
  for each statement execute function refuse_change_of_event_store();
--rollback drop trigger event_store_refuses_truncate on event_store; drop trigger event_store_refuses_changes on event_store; drop function refuse_change_of_event_store();

--changeset flightplan:event-store-shows-a-tenant-its-own-rows
--comment (select ...) evaluates the setting once a statement; nullif, because the setting becomes '' after a commit. Unset means no rows.
alter table event_store enable row level security;
alter table event_store force row level security;
create policy tenant_isolation on event_store
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_reads_all on event_store
  for select to flightplan_events using (true);
create policy append_reads_versions on event_store
  for select to flightplan_append using (true);
create policy append_writes on event_store
  for insert to flightplan_append with check (true);
grant select         on event_store to flightplan_app, flightplan_events, flightplan_readonly, flightplan_backup;
grant select, insert on event_store to flightplan_append;
grant usage          on sequence event_store_id_seq to flightplan_append;
--rollback revoke usage on sequence event_store_id_seq from flightplan_append; revoke select, insert on event_store from flightplan_append; revoke select on event_store from flightplan_app, flightplan_events; drop policy append_writes on event_store; drop policy append_reads_versions on event_store; drop policy projector_reads_all on event_store; drop policy tenant_isolation on event_store; alter table event_store no force row level security; alter table event_store disable row level security;
