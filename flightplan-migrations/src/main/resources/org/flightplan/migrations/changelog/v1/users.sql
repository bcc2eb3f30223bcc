--liquibase formatted sql

--changeset flightplan:users
--comment Who works in a hospital, as its tokens say. Written when somebody calls; nothing is decided by it.
create table users (
  tenant_id uuid        not null,
  id        uuid        not null,
  name      text        not null default '',
  roles     text        not null,
  last_seen timestamptz not null,
  primary key (tenant_id, id)
);
comment on column users.id        is 'The subject of the tokens.';
comment on column users.name      is 'The tokens'' name; empty when they have none.';
comment on column users.roles     is 'The roles of the last token, sorted, a space between two.';
comment on column users.last_seen is 'To a quarter of an hour.';
-- serves the list
create index idx_users_name on users (tenant_id, name, id);
alter table users enable row level security;
alter table users force row level security;
create policy tenant_isolation on users
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on users
  for select to flightplan_backup using (true);
create policy users_are_kept on users
  to flightplan_events using (true) with check (true);
grant select                 on users to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update on users to flightplan_events;
--rollback drop table users;
