--liquibase formatted sql

--changeset flightplan:content-reservations
--comment What was said of attachments whose content is still to come. A reservation goes after a day: until then its content may be sent, and sent again.
create table content_reservations (
  tenant_id    uuid        not null,
  id           uuid        not null,
  admission_id uuid        not null,
  patient_id   uuid        not null,
  user_id      uuid        not null,
  data         jsonb       not null,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, id)
);
comment on column content_reservations.id   is 'The attachment''s.';
comment on column content_reservations.data is 'What was said of it, as its event will: PHI sealed by the patient''s key.';
-- serves the purge
create index idx_content_reservations_created_at on content_reservations (created_at);
alter table content_reservations enable row level security;
alter table content_reservations force row level security;
create policy tenant_isolation on content_reservations
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on content_reservations
  for select to flightplan_backup using (true);
create policy contents_are_kept on content_reservations
  to flightplan_events using (true) with check (true);
grant select                 on content_reservations to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, delete on content_reservations to flightplan_events;
--rollback drop table content_reservations;
