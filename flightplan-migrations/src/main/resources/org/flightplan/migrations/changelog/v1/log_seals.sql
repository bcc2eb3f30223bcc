--liquibase formatted sql

--changeset flightplan:log-seals
--comment What shows that the log was not altered: for each tenant a chain of seals, each over the digests of the events since the one before. A sealer tails the log and writes them; an append knows nothing of it.
create table log_seals (
  tenant_id uuid        not null,
  number    integer     not null check (number > 0),
  positions bigint[]    not null,
  digests   bytea       not null,
  hash      bytea       not null,
  key_id    varchar(64) not null,
  signature bytea       not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, number)
);
comment on column log_seals.number    is 'Position in the tenant''s chain: 1, 2, 3 ... without a gap.';
comment on column log_seals.positions is 'Global positions of the tenant''s events that it seals, ascending.';
comment on column log_seals.digests   is 'SHA-256 of what is stored of each, 32 bytes an event in the order of positions. Of PHI it holds what the log holds: ciphertext, so that erasing a patient''s key breaks no seal.';
comment on column log_seals.hash      is 'SHA-256 over the hash of the seal before, tenant, number, positions and digests.';
comment on column log_seals.key_id    is 'Whose signature it is: the first 16 hexadecimal digits of the public key''s SHA-256.';
comment on column log_seals.signature is 'Ed25519 over the hash, by a key that no database holds.';
alter table log_seals enable row level security;
alter table log_seals force row level security;
create policy tenant_isolation on log_seals
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy backup_sees_all on log_seals
  for select to flightplan_backup using (true);
create policy sealer_reads_all on log_seals
  for select to flightplan_events using (true);
create policy sealer_writes on log_seals
  for insert to flightplan_events with check (true);
grant select         on log_seals to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert on log_seals to flightplan_events;
create trigger log_seals_refuses_changes
  before update or delete on log_seals
  for each row execute function refuse_change_of_append_only_table();
create trigger log_seals_refuses_truncate
  before truncate on log_seals
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop table log_seals;
