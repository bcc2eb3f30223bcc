--liquibase formatted sql

--changeset flightplan:refuse-early-loss-of-access-records splitStatements:false
--comment For whoever is granted more by mistake, and for the owner: nothing of the audit trail is lost early.
create function refuse_early_loss_of_access_records() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  recorded_at timestamptz;
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_trail' then
    recorded_at := old.recorded_at;
  elsif tg_op = 'DELETE' then
    select a.recorded_at into recorded_at
      from public.audit_trail a
     where a.tenant_id = old.tenant_id and a.id = old.record_id;
  end if;
  if recorded_at is not null and public.access_record_may_go(old.tenant_id, recorded_at) then
    return old;
  end if;
  raise exception '% is kept for six years, and under a legal hold for longer: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_trail_refuses_changes
  before update or delete on audit_trail
  for each row execute function refuse_early_loss_of_access_records();
create trigger audit_trail_refuses_truncate
  before truncate on audit_trail
  for each statement execute function refuse_change_of_append_only_table();
create trigger audit_trail_patients_refuses_changes
  before update or delete on audit_trail_patients
  for each row execute function refuse_early_loss_of_access_records();
create trigger audit_trail_patients_refuses_truncate
  before truncate on audit_trail_patients
  for each statement execute function refuse_change_of_append_only_table();
--rollback drop trigger audit_trail_patients_refuses_truncate on audit_trail_patients; drop trigger audit_trail_patients_refuses_changes on audit_trail_patients; drop trigger audit_trail_refuses_truncate on audit_trail; drop trigger audit_trail_refuses_changes on audit_trail; drop function refuse_early_loss_of_access_records();
