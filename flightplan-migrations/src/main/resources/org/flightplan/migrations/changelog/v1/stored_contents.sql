--liquibase formatted sql

--changeset flightplan:stored-contents
--comment What the contents' store may hold: a row is there before the first byte is, and until the last one is gone, so that nothing is ever left there that nobody knows of.
create table stored_contents (
  tenant_id     uuid        not null,
  id            uuid        not null,
  attachment_id uuid        not null,
  admission_id  uuid        not null,
  patient_id    uuid        not null,
  look_at       timestamptz,
  primary key (tenant_id, id)
);
comment on column stored_contents.id      is 'The storage key in the events.';
comment on column stored_contents.look_at is 'When it is to be held against the log, and removed unless that has it; null while the log has it.';
-- serves the search for what is to be looked at
create index idx_stored_contents_look_at on stored_contents (look_at) where look_at is not null;
-- serves the removal of what was retracted
create index idx_stored_contents_attachment on stored_contents (tenant_id, attachment_id);
-- serves the removal of what is an erased patient's
create index idx_stored_contents_patient on stored_contents (tenant_id, patient_id);
alter table stored_contents enable row level security;
alter table stored_contents force row level security;
create policy tenant_isolation on stored_contents
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on stored_contents
  for select to flightplan_backup using (true);
create policy contents_are_kept on stored_contents
  to flightplan_events using (true) with check (true);
grant select                         on stored_contents to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update, delete on stored_contents to flightplan_events;
--rollback drop table stored_contents;
