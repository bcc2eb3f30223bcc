--liquibase formatted sql

--changeset flightplan:access-record-may-go splitStatements:false
--comment The audit trail is kept for six years (45 CFR 164.316(b)(2)), longer where a hospital is under a legal hold.
create function access_record_may_go(tenant uuid, recorded_at timestamptz) returns boolean
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select recorded_at < clock_timestamp() - interval '6 years'
     and not coalesce((select h.held from public.legal_holds h
                        where h.tenant_id = tenant order by h.set_at desc, h.id desc limit 1), false)
$$;
revoke execute on function access_record_may_go from public;
grant execute on function access_record_may_go to flightplan_events;
--rollback drop function access_record_may_go;
