--liquibase formatted sql

--changeset flightplan:event-ids-claimed-as-they-are splitStatements:false
--comment An event's id is no PHI: it is claimed as its 16 bytes (kind "event_id"), in the order of time when we made it, instead of as a hash (kind "event") that touches a random page of a large index.
do $$
declare
  missing bigint;
begin
  -- the owner sees no row of a table under forced walls; nobody else sees this table meanwhile
  alter table event_store no force row level security;
  alter table event_claims no force row level security;
  insert into event_claims (tenant_id, kind, key_hash, stream_id, claimed_at)
  select tenant_id, 'event_id', decode(replace(metadata ->> 'event_id', '-', ''), 'hex'), stream_id, created_at
    from event_store
   where metadata ? 'event_id'
  on conflict do nothing;
  delete from event_claims where kind = 'event';
  select count(*) into missing
    from event_store as e
   where e.metadata ? 'event_id'
     and not exists (select from event_claims as c
                      where c.tenant_id = e.tenant_id and c.kind = 'event_id'
                        and c.key_hash = decode(replace(e.metadata ->> 'event_id', '-', ''), 'hex'));
  if missing > 0 then
    raise exception '% events are without a claim of their id', missing;
  end if;
  alter table event_store force row level security;
  alter table event_claims force row level security;
end
$$;
--rollback empty
