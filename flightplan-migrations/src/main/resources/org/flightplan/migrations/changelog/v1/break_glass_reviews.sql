--liquibase formatted sql

--changeset flightplan:break-glass-reviews
--comment That a privacy officer has looked at one: the first review stands.
create table break_glass_reviews (
  tenant_id   uuid        not null,
  break_id    uuid        not null,
  user_id     uuid        not null,
  reviewed_at timestamptz not null,
  primary key (tenant_id, break_id),
  constraint break_glass_reviews_break foreign key (tenant_id, break_id) references break_glass (tenant_id, id)
);
alter table break_glass_reviews enable row level security;
alter table break_glass_reviews force row level security;
create policy tenant_isolation on break_glass_reviews
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on break_glass_reviews
  for select to flightplan_backup using (true);
create policy breaks_are_written on break_glass_reviews
  for insert to flightplan_events with check (true);
grant select on break_glass_reviews to flightplan_app, flightplan_readonly, flightplan_backup;
grant insert on break_glass_reviews to flightplan_events;
create trigger break_glass_reviews_refuses_changes
  before update or delete on break_glass_reviews
  for each row execute function refuse_change_of_append_only_table();
create trigger break_glass_reviews_refuses_truncate
  before truncate on break_glass_reviews
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop table break_glass_reviews;
