--liquibase formatted sql

--changeset flightplan:tenants
--comment A tenant is a hospital. No row-level security: it holds no patient data, and every request asks it whether its tenant is active.
create table tenants (
  id                  uuid         primary key,
  name                varchar(255) not null,
  created_at          timestamptz  not null default now(),
  active              boolean      not null default true,
  enabled_specialties jsonb        not null default '[]',
  settings            jsonb        not null default '{}'
);
comment on table  tenants                     is 'Hospitals, or units that must be kept apart.';
comment on column tenants.active              is 'false: every request of the tenant is refused (403); its data stays.';
comment on column tenants.enabled_specialties is 'Names of the specialty manifests its admissions may use.';
grant select, insert, update on tenants to flightplan_app;
grant select                 on tenants to flightplan_events;
grant select                 on tenants to flightplan_readonly, flightplan_backup;
--rollback drop table tenants;
