--liquibase formatted sql

--changeset flightplan:tenant-archives
--comment Archives of whole tenants: who asked for one, who approved it, and what was made. The archive itself lies in the contents' store, encrypted to the recipient.
create table tenant_archives (
  tenant_id   uuid         not null,
  id          uuid         not null,
  recipient   varchar(100) not null,
  asked_by    uuid         not null,
  asked_at    timestamptz  not null,
  approved_by uuid,
  approved_at timestamptz,
  make_at     timestamptz,
  made_at     timestamptz,
  bytes       bigint,
  events      bigint,
  contents    bigint,
  missing     bigint,
  expires_at  timestamptz  not null,
  removed_at  timestamptz,
  primary key (tenant_id, id),
  constraint tenant_archives_approved_by_another check (approved_by <> asked_by)
);
comment on column tenant_archives.recipient  is 'The public key that it is encrypted to.';
comment on column tenant_archives.make_at    is 'From when on a node may begin to make it; put off for as long as one does. Null before it is approved, and when it is made.';
comment on column tenant_archives.missing    is 'How many contents the store lacked.';
comment on column tenant_archives.expires_at is 'From then on it is not approved any more; made, it is not given any more, and removed from the store.';
-- serves the search for what is to be made
create index idx_tenant_archives_make_at on tenant_archives (make_at) where make_at is not null;
-- serves the removal of what has expired
create index idx_tenant_archives_expires_at on tenant_archives (expires_at) where made_at is not null and removed_at is null;
alter table tenant_archives enable row level security;
alter table tenant_archives force row level security;
create policy tenant_isolation on tenant_archives
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on tenant_archives
  for select to flightplan_backup using (true);
create policy archives_are_made on tenant_archives
  to flightplan_events using (true) with check (true);
grant select                 on tenant_archives to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update on tenant_archives to flightplan_events;
--rollback drop table tenant_archives;
