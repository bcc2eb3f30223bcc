--liquibase formatted sql

--changeset flightplan:emergency-access-reviews
--comment That a privacy officer has looked at one: the first review stands.
create table emergency_access_reviews (
  tenant_id   uuid        not null,
  access_id    uuid        not null,
  user_id     uuid        not null,
  reviewed_at timestamptz not null,
  primary key (tenant_id, access_id),
  constraint emergency_access_reviews_break foreign key (tenant_id, access_id) references emergency_access (tenant_id, id)
);
alter table emergency_access_reviews enable row level security;
alter table emergency_access_reviews force row level security;
create policy tenant_isolation on emergency_access_reviews
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on emergency_access_reviews
  for select to flightplan_backup using (true);
create policy emergency_accesses_are_written on emergency_access_reviews
  for insert to flightplan_events with check (true);
grant select on emergency_access_reviews to flightplan_app, flightplan_readonly, flightplan_backup;
grant insert on emergency_access_reviews to flightplan_events;
create trigger emergency_access_reviews_refuses_changes
  before update or delete on emergency_access_reviews
  for each row execute function refuse_change_of_append_only_table();
create trigger emergency_access_reviews_refuses_truncate
  before truncate on emergency_access_reviews
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop table emergency_access_reviews;
