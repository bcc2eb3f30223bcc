--liquibase formatted sql

-- A rebuild fills twins of the read models beside the live ones, then applies what differs in one transaction. They are
-- unlogged: cheap to write, and a crash of PostgreSQL empties all of them together, their checkpoints too, so that what
-- is there always belongs together. No index but the key, no foreign key: nobody queries them. "like" makes them twins;
-- a later change of a read model changes its shadow in the same changeset, and a test compares them.

--changeset flightplan:rebuild-of-the-read-models
--comment The one rebuild that is asked for. Its row lock lets one node write the next page.
create table projection_rebuild (
  one          boolean     primary key default true check (one),
  requested_at timestamptz not null,
  finished_at  timestamptz
);
comment on column projection_rebuild.finished_at is 'Null while it is asked for or under way.';
grant select, insert, update on projection_rebuild to flightplan_events;
--rollback drop table projection_rebuild;

--changeset flightplan:projection-checkpoints-shadow
create unlogged table projection_checkpoints_shadow (
  like projection_checkpoints including defaults,
  started_at timestamptz not null default clock_timestamp(),
  primary key (name)
);
comment on column projection_checkpoints_shadow.started_at is 'When the rebuild began.';
grant select, insert, update on projection_checkpoints_shadow to flightplan_events;
--rollback drop table projection_checkpoints_shadow;

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
create policy projector_writes_all on projection_parked_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on projection_parked_shadow to flightplan_events;
--rollback drop table projection_parked_shadow;

--changeset flightplan:read-model-patients-shadow
create unlogged table read_model_patients_shadow (
  like read_model_patients including defaults,
  primary key (tenant_id, id)
);
alter table read_model_patients_shadow enable row level security;
alter table read_model_patients_shadow force row level security;
create policy tenant_isolation on read_model_patients_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_patients_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_patients_shadow to flightplan_events;
--rollback drop table read_model_patients_shadow;

--changeset flightplan:read-model-admissions-shadow
create unlogged table read_model_admissions_shadow (
  like read_model_admissions including defaults,
  primary key (tenant_id, id)
);
alter table read_model_admissions_shadow enable row level security;
alter table read_model_admissions_shadow force row level security;
create policy tenant_isolation on read_model_admissions_shadow
  to flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy projector_writes_all on read_model_admissions_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_admissions_shadow to flightplan_events;
--rollback drop table read_model_admissions_shadow;

--changeset flightplan:read-model-flightplans-shadow
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
create policy projector_writes_all on read_model_flightplans_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_flightplans_shadow to flightplan_events;
--rollback drop table read_model_flightplans_shadow;

--changeset flightplan:read-model-timeline-shadow
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
create policy projector_writes_all on read_model_timeline_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_timeline_shadow to flightplan_events;
--rollback drop table read_model_timeline_shadow;

--changeset flightplan:read-model-trajectory-shadow
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
create policy projector_writes_all on read_model_trajectory_shadow
  to flightplan_events using (true) with check (true);
grant select, insert, update on read_model_trajectory_shadow to flightplan_events;
--rollback drop table read_model_trajectory_shadow;

--changeset flightplan:empty-read-model-shadows splitStatements:false
--comment TRUNCATE is granted to nobody; this empties the shadows, all of them and nothing else, without leaving a million dead rows.
create function empty_read_model_shadows() returns void
  language sql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  truncate public.projection_checkpoints_shadow, public.projection_parked_shadow,
           public.read_model_patients_shadow, public.read_model_admissions_shadow, public.read_model_flightplans_shadow,
           public.read_model_timeline_shadow, public.read_model_trajectory_shadow;
$$;
revoke execute on function empty_read_model_shadows from public;
grant execute on function empty_read_model_shadows to flightplan_events;
--rollback drop function empty_read_model_shadows;
