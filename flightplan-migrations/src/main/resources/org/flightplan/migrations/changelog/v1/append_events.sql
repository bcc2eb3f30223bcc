--liquibase formatted sql

--changeset flightplan:append-events splitStatements:false
--comment Stores a batch of requests by one statement, or nothing of it; and then says what stands in its way.
create function append_events(
  -- whether the ids, keys and idempotency keys of the batch are looked up before: for a batch that was refused as unique_violation
  look_up            boolean,
  -- the tenants and authors of the batch; a "tenant" or "author" below is an index into these
  tenants            uuid[],
  authors            uuid[],
  -- the streams the batch touches, each with the version it must stand at (0: must not exist; null: any); a "stream" below
  -- is an index into these, a "step" counts the stream's events in the batch from 1
  stream_tenants     integer[],
  stream_ids         uuid[],
  stream_bases       integer[],
  -- one element an event, in the order of the requests
  event_streams      integer[],
  event_steps        integer[],
  event_stream_types text[],
  event_types        text[],
  event_data         text[],
  event_metadata     text[],
  event_authors      integer[],
  -- one element a condition: the key must be held by this stream, or by none where that is null
  condition_tenants  integer[],
  condition_kinds    text[],
  condition_hashes   bytea[],
  condition_holders  uuid[],
  -- one element a release: the stream gives up its keys of the kind
  release_streams    integer[],
  release_kinds      text[],
  -- one element a claim: the key must be free, but for what the batch releases
  claim_streams      integer[],
  claim_kinds        text[],
  claim_hashes       bytea[],
  -- one element a request that carries an idempotency key: the stream and step of its answer's version, and which event
  -- of the batch, counted from 1, is its last
  record_streams     integer[],
  record_steps       integer[],
  record_events      integer[],
  record_keys        text[],
  record_hashes      bytea[],
  record_outcomes     text[],
  -- of the first event; the others follow it without a hole. Null when nothing was stored
  out first_position bigint,
  -- one element a stream: the version it stood at
  out heads          integer[],
  -- what stands in the way beside streams that stand elsewhere, by index: conditions that do not hold, events whose id another
  -- has, claims to a key that is held, and idempotency keys that have their answer. Null for none
  out failed_conditions integer[],
  out taken_ids         integer[],
  out held_keys         integer[],
  out answered_records  integer[],
  -- what it took under the lock, before the commit: the rest of the caller's time is waiting, the commit's and the way's
  out seconds        double precision
)
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  -- the plans hold for every batch: planning them anew would cost a lone caller a third of his time
  set plan_cache_mode = force_generic_plan
as $$
declare
  begun    timestamptz;
  recorded timestamptz;
  data     jsonb[] := event_data;
  metadata jsonb[] := event_metadata;
  outcomes jsonb[] := record_outcomes;
  newest   record;
  unmoved  boolean;
  last     bigint;
begin
  -- A statement of its own: the snapshots of all that follow are taken after the lock is held. Held to the commit.
  perform pg_advisory_xact_lock(7346190427351);
  begun := clock_timestamp();

  select id, created_at into newest from public.event_store order by id desc limit 1;
  recorded := greatest(begun, newest.created_at);

  -- read from the expected version on: at one entry of the index, however long the stream is
  select array_agg(coalesce(head.event_version, 0) order by s.ord),
         bool_and(s.base is null or s.base = coalesce(head.event_version, 0))
    into heads, unmoved
    from unnest(stream_tenants, stream_ids, stream_bases) with ordinality as s (tenant, id, base, ord)
    left join lateral (
      select event_version
        from public.event_store
       where tenant_id = tenants[s.tenant] and stream_id = s.id and event_version >= coalesce(s.base, 0)
       order by event_version desc
       limit 1
    ) as head on true;

  if cardinality(condition_tenants) > 0 then
    select array_agg(c.ord::integer)
      into failed_conditions
      from unnest(condition_tenants, condition_kinds, condition_hashes, condition_holders)
             with ordinality as c (tenant, kind, hash, holder, ord)
      left join public.unique_keys as held
        on held.tenant_id = tenants[c.tenant] and held.kind = c.kind and held.key_hash = c.hash
     where held.stream_id is distinct from c.holder;
  end if;

  if look_up then
    select array_agg(e.ord::integer)
      into taken_ids
      from unnest(event_streams, metadata) with ordinality as e (stream, metadata, ord)
     cross join lateral (
       select from public.event_store as held
        where held.tenant_id = tenants[stream_tenants[e.stream]]
          and held.event_id = (e.metadata ->> 'event_id')::uuid
        limit 1
     ) as taken;
    select array_agg(c.ord::integer)
      into held_keys
      from unnest(claim_streams, claim_kinds, claim_hashes) with ordinality as c (stream, kind, hash, ord)
     cross join lateral (
       select stream_id from public.unique_keys as held
        where held.tenant_id = tenants[stream_tenants[c.stream]] and held.kind = c.kind and held.key_hash = c.hash
        limit 1
     ) as held
     where not exists (
       select from unnest(release_streams, release_kinds) as r (stream, kind)
        where r.kind = c.kind and stream_ids[r.stream] = held.stream_id and stream_tenants[r.stream] = stream_tenants[c.stream]
     );
    select array_agg(r.ord::integer)
      into answered_records
      from unnest(record_streams, record_keys) with ordinality as r (stream, key, ord)
     cross join lateral (
       select from public.idempotency_records as held
        where held.tenant_id = tenants[stream_tenants[r.stream]] and held.idempotency_key = r.key
        limit 1
     ) as answered;
  end if;

  if not unmoved or coalesce(failed_conditions, taken_ids, held_keys, answered_records) is not null then
    return;
  end if;

  first_position := nextval('public.event_store_id_seq');
  if first_position <= newest.id then
    raise exception 'Positions were drawn past the lock of append_events'
      using errcode = 'object_not_in_prerequisite_state',
            hint    = 'Nothing but append_events may use event_store_id_seq, and its cache must be 1.';
  end if;
  last := setval('public.event_store_id_seq', first_position + array_length(event_streams, 1) - 1);

  if cardinality(release_streams) > 0 then
    delete from public.unique_keys as held
     using unnest(release_streams, release_kinds) as r (stream, kind)
     where held.tenant_id = tenants[stream_tenants[r.stream]] and held.stream_id = stream_ids[r.stream] and held.kind = r.kind;
  end if;

  -- few batches claim a key: the others are spared what it takes to insert no row, a twentieth of all
  if cardinality(claim_streams) > 0 then
    insert into public.unique_keys (tenant_id, kind, key_hash, stream_id, claimed_at)
    select tenants[stream_tenants[c.stream]], c.kind, c.hash, stream_ids[c.stream], recorded
      from unnest(claim_streams, claim_kinds, claim_hashes) as c (stream, kind, hash);
  end if;

  with records as (
    insert into public.idempotency_records
      (tenant_id, idempotency_key, body_hash, outcome, event_version, position, created_at)
    select tenants[stream_tenants[r.stream]], r.key, r.hash, r.outcome,
           heads[r.stream] + r.step, first_position + r.event - 1, recorded
      from unnest(record_streams, record_steps, record_events, record_keys, record_hashes, outcomes)
             as r (stream, step, event, key, hash, outcome)
  )
  insert into public.event_store
    (id, tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
  select first_position + e.ord - 1, tenants[stream_tenants[e.stream]], stream_ids[e.stream], e.stream_type,
         heads[e.stream] + e.step, e.type, e.data, e.metadata, recorded, authors[e.author]
    from unnest(event_streams, event_steps, event_stream_types, event_types, data, metadata, event_authors)
         with ordinality as e (stream, step, stream_type, type, data, metadata, author, ord);
  seconds := extract(epoch from clock_timestamp() - begun);
end
$$;
-- it runs with the rights of its minimal owner, and flightplan_events alone may call it
grant create on schema public to flightplan_append;
alter function append_events owner to flightplan_append;
revoke create on schema public from flightplan_append;
set role flightplan_append;
revoke execute on function append_events from public;
grant execute on function append_events to flightplan_events;
reset role;
--rollback set role flightplan_append; drop function append_events; reset role;
