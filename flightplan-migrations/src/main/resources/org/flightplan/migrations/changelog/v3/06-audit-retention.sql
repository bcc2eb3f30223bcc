--liquibase formatted sql

-- The audit trail is kept for six years (45 CFR 164.316(b)(2)), longer where a hospital is under a legal hold. The database
-- itself refuses to lose a younger look, or one that is held, whoever asks.

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
alter table legal_holds enable row level security;
alter table legal_holds force row level security;
create policy tenant_isolation on legal_holds
  to flightplan_app, flightplan_readonly
  using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
create policy holds_are_seen on legal_holds
  for select to flightplan_events using (true);
create policy holds_are_written on legal_holds
  for insert to flightplan_events with check (true);
grant select         on legal_holds to flightplan_app, flightplan_readonly, flightplan_backup;
grant select, insert on legal_holds to flightplan_events;
create trigger legal_holds_refuses_changes
  before update or delete on legal_holds
  for each row execute function refuse_change_of_append_only_table();
create trigger legal_holds_refuses_truncate
  before truncate on legal_holds
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop table legal_holds;

--changeset flightplan:when-a-look-may-go splitStatements:false
create function look_may_go(tenant uuid, looked_at timestamptz) returns boolean
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select looked_at < clock_timestamp() - interval '6 years'
     and not coalesce((select h.held from public.legal_holds h
                        where h.tenant_id = tenant order by h.set_at desc, h.id desc limit 1), false)
$$;
revoke execute on function look_may_go from public;
grant execute on function look_may_go to flightplan_events;
--rollback drop function look_may_go;

--changeset flightplan:old-looks-are-purged
--comment Of the trail, the purge sees and deletes what may go, and nothing else.
create policy old_looks_are_seen on audit_trail
  for select to flightplan_events using (look_may_go(tenant_id, looked_at));
create policy old_looks_are_purged on audit_trail
  for delete to flightplan_events using (look_may_go(tenant_id, looked_at));
create policy old_looks_are_seen on audit_trail_patients
  for select to flightplan_events
  using (exists (select from audit_trail a where a.tenant_id = audit_trail_patients.tenant_id and a.id = look_id));
create policy old_looks_are_purged on audit_trail_patients
  for delete to flightplan_events
  using (exists (select from audit_trail a where a.tenant_id = audit_trail_patients.tenant_id and a.id = look_id));
grant select, delete on audit_trail, audit_trail_patients to flightplan_events;
-- serves the purge: looks are inserted in the order of time; built under a lock, since the table is of the same release
create index idx_audit_trail_looked_at on audit_trail using brin (looked_at);
-- serves the purge, and the check of the foreign key; likewise
create index idx_audit_trail_patients_look on audit_trail_patients (tenant_id, look_id);
--rollback drop index idx_audit_trail_patients_look;
--rollback drop index idx_audit_trail_looked_at;
--rollback revoke select, delete on audit_trail, audit_trail_patients from flightplan_events;
--rollback drop policy old_looks_are_purged on audit_trail_patients;
--rollback drop policy old_looks_are_seen on audit_trail_patients;
--rollback drop policy old_looks_are_purged on audit_trail;
--rollback drop policy old_looks_are_seen on audit_trail;

--changeset flightplan:audit-trail-loses-nothing-early splitStatements:false
--comment For whoever is granted more by mistake, and for the owner: in place of the triggers that refused every change.
create function refuse_early_loss_of_looks() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  looked_at timestamptz;
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_trail' then
    looked_at := old.looked_at;
  elsif tg_op = 'DELETE' then
    select a.looked_at into looked_at
      from public.audit_trail a
     where a.tenant_id = old.tenant_id and a.id = old.look_id;
  end if;
  if looked_at is not null and public.look_may_go(old.tenant_id, looked_at) then
    return old;
  end if;
  raise exception '% is kept for six years, and under a legal hold for longer: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege';
end
$$;
drop trigger audit_trail_refuses_changes on audit_trail;
drop trigger audit_trail_patients_refuses_changes on audit_trail_patients;
create trigger audit_trail_refuses_changes
  before update or delete on audit_trail
  for each row execute function refuse_early_loss_of_looks();
create trigger audit_trail_patients_refuses_changes
  before update or delete on audit_trail_patients
  for each row execute function refuse_early_loss_of_looks();
--rollback drop trigger audit_trail_patients_refuses_changes on audit_trail_patients; drop trigger audit_trail_refuses_changes on audit_trail; drop function refuse_early_loss_of_looks(); create trigger audit_trail_refuses_changes before update or delete on audit_trail for each row execute function refuse_change_of_append_only_table(); create trigger audit_trail_patients_refuses_changes before update or delete on audit_trail_patients for each row execute function refuse_change_of_append_only_table();
