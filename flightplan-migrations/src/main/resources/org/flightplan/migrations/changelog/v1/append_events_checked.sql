--liquibase formatted sql

--changeset flightplan:append-events-checked splitStatements:false
--comment Judges the batch that append_events_fast does not store, request by request. An event's id (kind "event_id") is looked up in the log and is no row of unique_keys.
create function append_events_checked(
  -- the streams the batch touches; a "stream" below is an index into these
  stream_tenants     uuid[],
  stream_ids         uuid[],
  -- the keys the batch claims; a "key" below is an index into these
  key_tenants        uuid[],
  key_kinds          text[],
  key_hashes         bytea[],
  -- one element a request; a "request" is a number from 1: the earlier one it rests on, and fails with, or 0
  request_bases      integer[],
  -- one element an event, in the order of the requests
  event_requests     integer[],
  event_streams      integer[],
  event_stream_types text[],
  event_types        text[],
  event_data         text[],
  event_metadata     text[],
  event_authors      uuid[],
  -- one element an expected version: the stream must stand at exactly this version (0: must not exist)
  expect_requests    integer[],
  expect_streams     integer[],
  expect_versions    integer[],
  -- one element a condition: the key must be held by this stream, or by none where that is null
  condition_requests integer[],
  condition_keys     integer[],
  condition_holders  uuid[],
  -- one element a release: the stream gives up its keys of the kind
  release_requests   integer[],
  release_kinds      text[],
  release_streams    integer[],
  -- one element a claim: the key must be free
  claim_requests     integer[],
  claim_keys         integer[],
  claim_streams      integer[],
  -- one element a request that carries an idempotency key; repeats: an earlier request of the batch carries it too
  receipt_requests   integer[],
  receipt_repeats    boolean[],
  receipt_tenants    uuid[],
  receipt_keys       text[],
  receipt_hashes     bytea[],
  receipt_answers    text[],
  -- one element a request: 'appended', 'superseded', 'receipt_exists', 'version_conflict', 'condition_failed' or 'key_claimed'
  out outcomes       text[],
  -- one element a request: the index of the expectation, condition or claim that failed, else null
  out culprits       integer[],
  -- one element a request: the version the stream of a failed expectation stands at, else null
  out actuals        integer[],
  -- one element an event, 0 where its request failed
  out versions       integer[],
  -- of the first event stored; the others follow it without a hole. Null when none was
  out first_position bigint
)
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  -- the plans hold for every batch: planning them anew would cost a lone caller a third of his time
  set plan_cache_mode = force_generic_plan
as $$
declare
  data      jsonb[]   := event_data;
  metadata  jsonb[]   := event_metadata;
  answers   jsonb[]   := receipt_answers;
  requests  integer   := coalesce(array_length(request_bases, 1), 0);
  reached   integer[];  -- version of each stream, rising as requests are accepted
  holders   uuid[];     -- for each key: the stream that holds it, null when it is free
  taken     boolean[] := array_fill(false, array[coalesce(array_length(key_tenants, 1), 0)]);  -- for each key: whether this batch took it
  answered  boolean[];  -- for each receipt: whether its key has an answer already
  ends      integer[] := array_fill(0, array[requests]);  -- for each request: the count of events stored when it is, else 0
  heads     integer[] := array_fill(0, array[requests]);  -- for each request: the version its first stream has reached
  stored    integer   := 0;
  recorded  timestamptz;
  accepted  boolean;
  astray    boolean;
  first     integer;
  e         integer   := 1;
  x         integer   := 1;
  k         integer   := 1;
  r         integer   := 1;
  c         integer   := 1;
  i         integer;
begin
  -- A statement of its own: the snapshots of all that follow are taken after the lock is held, so every
  -- version read below is the latest. Held to the commit: whoever appends next sees this batch whole.
  perform pg_advisory_xact_lock(7346190427351);

  select (select greatest(clock_timestamp(), max(created_at))
            from (select created_at from public.event_store order by id desc limit 1) as newest),
         (select array_agg(coalesce(head.event_version, 0) order by s.ord)
            from unnest(stream_tenants, stream_ids) with ordinality as s (tenant_id, id, ord)
            left join lateral (
              select event_version
                from public.event_store
               where tenant_id = s.tenant_id and stream_id = s.id
               order by event_version desc
               limit 1
            ) as head on true),
         (select array_agg(case when k.kind = 'event_id'
                                then (select held.stream_id from public.event_store as held
                                       where held.tenant_id = k.tenant_id
                                         and (held.metadata ->> 'event_id')::uuid = encode(k.hash, 'hex')::uuid)
                                else (select held.stream_id from public.unique_keys as held
                                       where held.tenant_id = k.tenant_id and held.kind = k.kind and held.key_hash = k.hash)
                           end order by k.ord)
            from unnest(key_tenants, key_kinds, key_hashes) with ordinality as k (tenant_id, kind, hash, ord)),
         (select array_agg(r.repeats or exists (select from public.idempotency_records as held
                                                 where held.tenant_id = r.tenant_id and held.idempotency_key = r.key) order by r.ord)
            from unnest(receipt_repeats, receipt_tenants, receipt_keys) with ordinality as r (repeats, tenant_id, key, ord))
    into recorded, reached, holders, answered;

  outcomes := array_fill('appended'::text, array[requests]);
  culprits := array_fill(null::integer, array[requests]);
  actuals  := array_fill(null::integer, array[requests]);
  versions := array_fill(0, array[coalesce(array_length(event_requests, 1), 0)]);

  for i in 1 .. coalesce(array_length(receipt_requests, 1), 0) loop
    if answered[i] then
      outcomes[receipt_requests[i]] := 'receipt_exists';
    end if;
  end loop;

  for request in 1 .. requests loop
    if request_bases[request] > 0 and ends[request_bases[request]] = 0 then
      outcomes[request] := 'superseded';
    end if;
    accepted := outcomes[request] = 'appended';

    while expect_requests[x] = request loop
      if accepted and reached[expect_streams[x]] <> expect_versions[x] then
        accepted := false;
        outcomes[request] := 'version_conflict';
        culprits[request] := x;
        actuals[request]  := reached[expect_streams[x]];
      end if;
      x := x + 1;
    end loop;

    while condition_requests[k] = request loop
      if accepted and holders[condition_keys[k]] is distinct from condition_holders[k] then
        accepted := false;
        outcomes[request] := 'condition_failed';
        culprits[request] := k;
      end if;
      k := k + 1;
    end loop;

    i := c;
    while claim_requests[c] = request loop
      if accepted and holders[claim_keys[c]] is not null then
        accepted := false;
        outcomes[request] := 'key_claimed';
        culprits[request] := c;
      end if;
      c := c + 1;
    end loop;
    while release_requests[r] = request loop
      if accepted then
        for key in 1 .. array_length(holders, 1) loop
          if key_tenants[key] = stream_tenants[release_streams[r]] and key_kinds[key] = release_kinds[r]
             and holders[key] = stream_ids[release_streams[r]]
          then
            holders[key] := null;
            taken[key]   := false;
          end if;
        end loop;
      end if;
      r := r + 1;
    end loop;
    while accepted and i < c loop
      holders[claim_keys[i]] := stream_ids[claim_streams[i]];
      taken[claim_keys[i]]   := true;
      i := i + 1;
    end loop;

    first := event_streams[e];
    while event_requests[e] = request loop
      if accepted then
        reached[event_streams[e]] := reached[event_streams[e]] + 1;
        versions[e] := reached[event_streams[e]];
        stored := stored + 1;
      end if;
      e := e + 1;
    end loop;
    if accepted then
      ends[request]  := stored;
      heads[request] := reached[first];
    end if;
  end loop;

  if cardinality(release_requests) > 0 then
    -- what this batch took and gave up again is not there yet
    delete from public.unique_keys as held
     using unnest(release_requests, release_kinds, release_streams) as r (request, kind, stream)
     where ends[r.request] > 0
       and held.tenant_id = stream_tenants[r.stream] and held.stream_id = stream_ids[r.stream] and held.kind = r.kind;
  end if;

  -- Ids are drawn in the order of the batch, under the lock: position order is commit order, without a hole in a batch.
  with events as (
    insert into public.event_store
      (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
    select stream_tenants[n.stream], stream_ids[n.stream], n.stream_type,
           n.version, n.type, n.data, n.metadata, recorded, n.author
      from unnest(event_streams, versions, event_stream_types, event_types, data, metadata, event_authors)
           with ordinality as n (stream, version, stream_type, type, data, metadata, author, ord)
     where n.version > 0
     order by n.ord
    returning id
  ), positions as (
    select min(id) as first, count(*) as stored, max(id) - min(id) + 1 as drawn from events
  ), claims as (
    insert into public.unique_keys (tenant_id, kind, key_hash, stream_id, claimed_at)
    select k.tenant_id, k.kind, k.hash, k.holder, recorded
      from unnest(key_tenants, key_kinds, key_hashes, holders, taken) as k (tenant_id, kind, hash, holder, taken)
     where k.taken and k.kind <> 'event_id'
  ), receipts as (
    insert into public.idempotency_records
      (tenant_id, idempotency_key, body_hash, answer, event_version, position, created_at)
    select r.tenant_id, r.key, r.hash, r.answer, heads[r.request], positions.first + ends[r.request] - 1, recorded
      from unnest(receipt_requests, receipt_tenants, receipt_keys, receipt_hashes, answers)
             as r (request, tenant_id, key, hash, answer)
     cross join positions
     where ends[r.request] > 0
  )
  select positions.first, positions.drawn <> positions.stored
    into first_position, astray
    from positions;
  if astray then
    raise exception 'Positions were drawn past the lock of append_events_checked'
      using errcode = 'object_not_in_prerequisite_state',
            hint    = 'Nothing but the functions that append may use event_store_id_seq, and its cache must be 1.';
  end if;
end
$$;
-- as append_events_fast: the rights of its minimal owner, and flightplan_events alone may call it
grant create on schema public to flightplan_append;
alter function append_events_checked owner to flightplan_append;
revoke create on schema public from flightplan_append;
set role flightplan_append;
revoke execute on function append_events_checked from public;
grant execute on function append_events_checked to flightplan_events;
reset role;
--rollback set role flightplan_append; drop function append_events_checked; reset role;
