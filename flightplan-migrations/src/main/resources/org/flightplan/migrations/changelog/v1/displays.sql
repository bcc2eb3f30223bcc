--liquibase formatted sql

--changeset flightplan:displays
--comment Screens at the wall that show one unit's board. A screen is claimed by a code, and known by a secret ever after; of both the digest alone is kept.
create table displays (
  tenant_id     uuid         not null,
  id            uuid         not null,
  name          varchar(100) not null,
  unit_id       uuid         not null,
  shows_names   boolean      not null,
  made_by       uuid         not null,
  made_at       timestamptz  not null default clock_timestamp(),
  code_digest   varchar(64)  not null,
  code_ends_at  timestamptz  not null,
  secret_digest varchar(64),
  claimed_at    timestamptz,
  revoked_at    timestamptz,
  primary key (tenant_id, id),
  check ((claimed_at is null) = (secret_digest is null))
);
comment on column displays.id            is 'In the order of time; the user of the access records of what it shows.';
comment on column displays.unit_id       is 'Whose board it shows, and nothing else.';
comment on column displays.shows_names   is 'Whether the hospital lets it show whole names; initials else.';
comment on column displays.code_digest   is 'SHA-256 of the code in hex; good once, until code_ends_at.';
comment on column displays.secret_digest is 'SHA-256 of the secret in hex: null until it is claimed.';
comment on column displays.revoked_at    is 'From when its secret, or its code, is good for nothing.';
-- serve the search for what a screen brings
create index idx_displays_code on displays (code_digest);
create index idx_displays_secret on displays (secret_digest);
alter table displays enable row level security;
alter table displays force row level security;
create policy tenant_isolation on displays
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
-- who comes with a code or a secret is in no hospital yet: what it brings finds its own row and no other
create policy known_by_what_it_brings on displays
  for select to flightplan_app
  using ((select nullif(current_setting('flightplan.display_digest', true), '')) in (code_digest, secret_digest));
create policy backup_sees_all on displays
  for select to flightplan_backup using (true);
create policy displays_are_kept on displays
  to flightplan_events using (true) with check (true);
grant select                 on displays to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert, update on displays to flightplan_events;
--rollback drop table displays;
