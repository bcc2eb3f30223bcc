--liquibase formatted sql

--changeset flightplan:legal-holds
--comment Who set or lifted a hospital's legal hold, and when; the last row says whether it is held.
create table legal_holds (
  tenant_id uuid        not null,
  id        uuid        not null,
  set_at    timestamptz not null default clock_timestamp(),
  user_id   uuid        not null,
  held      boolean     not null,
  primary key (tenant_id, id)
);
comment on column legal_holds.set_at is 'By the database''s clock: nodes'' clocks may be apart.';
create trigger legal_holds_refuses_changes
  before update or delete on legal_holds
  for each row execute function refuse_change_of_append_only_table();
create trigger legal_holds_refuses_truncate
  before truncate on legal_holds
  for each statement execute function refuse_change_of_append_only_table();
alter table legal_holds enable row level security;
alter table legal_holds force row level security;
create policy tenant_isolation on legal_holds
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on legal_holds
  for select to flightplan_backup using (true);
create policy holds_are_seen on legal_holds
  for select to flightplan_events using (true);
create policy holds_are_written on legal_holds
  for insert to flightplan_events with check (true);
grant select         on legal_holds to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert on legal_holds to flightplan_events;
--rollback drop table legal_holds;
