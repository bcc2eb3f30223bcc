-- The key store of FlightPlan. Run it in a database of its own, by a role that may create roles:
--
--   createdb flightplan_keys
--   psql --dbname=flightplan_keys --file=key-store.sql
--
-- Outside development that database is on another server than the log's: what erases a patient is the loss of a key,
-- and so no backup or WAL of the log may hold one. Keep its own backups for days, not for years.
--
-- Plain SQL, safe to run twice. It holds wrapped keys alone: without the master key they open nothing.
-- Give flightplan_keys its password afterwards (\password flightplan_keys).

do $role$
begin
  if not exists (select from pg_roles where rolname = 'flightplan_keys') then
    create role flightplan_keys login;
  end if;
  execute format('revoke temporary on database %I from public', current_database());
end
$role$;

revoke create on schema public from public;
grant usage on schema public to flightplan_keys;

create table if not exists key_store (
  one boolean primary key default true check (one),
  id  uuid    not null default gen_random_uuid()
);
comment on table key_store is 'One row, which tells this store from every other: a log remembers whose keys sealed it.';
insert into key_store default values on conflict do nothing;

create table if not exists tenant_keys (
  tenant_id  uuid        not null,
  version    integer     not null check (version > 0),
  wrapped    bytea       not null,
  master_key varchar(64) not null,
  made_at    timestamptz not null default clock_timestamp(),
  primary key (tenant_id, version)
);
comment on table  tenant_keys            is 'What wraps a tenant''s data keys; the newest wraps new ones.';
comment on column tenant_keys.master_key is 'Which master key it is wrapped by.';

create table if not exists data_keys (
  tenant_id  uuid        not null,
  kind       varchar(20) not null check (kind in ('patient', 'index')),
  subject_id uuid        not null,
  version    integer     not null check (version >= 0),
  wrapped    bytea,
  tenant_key integer,
  made_under integer,
  erased_by  uuid,
  ground     varchar(100),
  made_at    timestamptz not null default clock_timestamp(),
  primary key (tenant_id, kind, subject_id, version),
  foreign key (tenant_id, tenant_key) references tenant_keys (tenant_id, version),
  check ((version = 0) = (wrapped is null) and (wrapped is null) = (tenant_key is null) and (wrapped is null) = (erased_by is not null))
);
comment on table  data_keys            is 'What encrypts: a patient''s keys, and the one that a tenant''s blind indexes are made with.';
comment on column data_keys.version    is 'The newest seals; all open. 0, without a key: the patient is erased, and gets no key any more.';
comment on column data_keys.made_under is 'Which version that was when the key was made: a patient whose newest key is older than the tenant''s gets another.';
comment on column data_keys.erased_by  is 'Who had the patient erased.';
comment on column data_keys.ground     is 'Why, as patient.erased says.';
comment on column data_keys.tenant_key is 'Which version of the tenant''s key it is wrapped by.';
-- serves the search for keys that are wrapped by an older key, and the check before such a key is removed
create index if not exists idx_data_keys_tenant_key on data_keys (tenant_id, tenant_key);
-- serves the replay of erasures
create index if not exists idx_data_keys_erased on data_keys (made_at) where version = 0;

grant select                         on key_store   to flightplan_keys;
grant select, insert, update, delete on tenant_keys to flightplan_keys;
grant select, insert, update, delete on data_keys   to flightplan_keys;
