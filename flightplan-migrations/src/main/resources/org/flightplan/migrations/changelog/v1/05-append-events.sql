--liquibase formatted sql

--changeset flightplan:append-events splitStatements:false
--comment The only way into the log: one call appends a batch of requests in one total order. Each request succeeds or fails alone.
create function append_events(
  -- the streams the batch touches; a "stream" below is an index into these
  stream_tenants   uuid[],
  stream_ids       uuid[],
  stream_types     text[],
  -- the keys the batch claims; a "key" below is an index into these
  key_tenants      uuid[],
  key_kinds        text[],
  key_hashes       bytea[],
  -- one element an event, in the order of the requests; a "request" is a number from 1
  event_requests   integer[],
  event_streams    integer[],
  event_types      text[],
  event_data       jsonb[],
  event_metadata   jsonb[],
  event_authors    uuid[],
  -- one element an expected version: the stream must stand at exactly this version (0: must not exist)
  expect_requests  integer[],
  expect_streams   integer[],
  expect_versions  integer[],
  -- one element a claim: the key must be free
  claim_requests   integer[],
  claim_keys       integer[],
  claim_streams    integer[],
  -- one element a request that carries an idempotency key
  receipt_requests integer[],
  receipt_tenants  uuid[],
  receipt_keys     text[],
  receipt_hashes   bytea[],
  receipt_answers  jsonb[],
  -- one element a request: 'appended', 'receipt_exists', 'version_conflict' or 'key_claimed'
  out outcomes     text[],
  -- one element a request: the index of the expectation or claim that failed, else null
  out culprits     integer[],
  -- one element a request: the version the stream of a failed expectation stands at, else null
  out actuals      integer[],
  -- one element an event, null where its request failed
  out versions     integer[],
  out positions    bigint[]
)
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  requests  integer := coalesce(event_requests[array_upper(event_requests, 1)], 0);
  reached   integer[];  -- version of each stream, rising as requests are accepted
  holders   integer[];  -- for each key: 0 when the log holds it, the request that took it in this batch, null when free
  answered  boolean[];  -- for each receipt: whether its key has an answer already
  recorded  timestamptz;
  accepted  boolean;
  e         integer := 1;
  x         integer := 1;
  c         integer := 1;
  i         integer;
begin
  -- A statement of its own: the snapshots of all that follow are taken after the lock is held, so every
  -- version read below is the latest. Held to the commit: whoever appends next sees this batch whole.
  perform pg_advisory_xact_lock(7346190427351);

  select greatest(clock_timestamp(), max(created_at))
    into recorded
    from (select created_at from public.event_store order by id desc limit 1) as newest;

  select array_agg(coalesce(head.event_version, 0) order by s.ord)
    into reached
    from unnest(stream_tenants, stream_ids) with ordinality as s (tenant_id, id, ord)
    left join lateral (
      select event_version
        from public.event_store
       where tenant_id = s.tenant_id and stream_id = s.id
       order by event_version desc
       limit 1
    ) as head on true;

  select array_agg(case when k.claimed then 0 end order by k.ord)
    into holders
    from (
      select u.ord,
             exists (select from public.event_claims as held
                      where held.tenant_id = u.tenant_id and held.kind = u.kind and held.key_hash = u.hash) as claimed
        from unnest(key_tenants, key_kinds, key_hashes) with ordinality as u (tenant_id, kind, hash, ord)
    ) as k;

  select array_agg(r.earlier or r.stored order by r.ord)
    into answered
    from (
      select u.ord,
             row_number() over (partition by u.tenant_id, u.key order by u.ord) > 1 as earlier,
             exists (select from public.command_receipts as held
                      where held.tenant_id = u.tenant_id and held.idempotency_key = u.key) as stored
        from unnest(receipt_tenants, receipt_keys) with ordinality as u (tenant_id, key, ord)
    ) as r;

  outcomes  := array_fill('appended'::text, array[requests]);
  culprits  := array_fill(null::integer, array[requests]);
  actuals   := array_fill(null::integer, array[requests]);
  versions  := array_fill(null::integer, array[coalesce(array_length(event_requests, 1), 0)]);
  positions := array_fill(null::bigint, array[coalesce(array_length(event_requests, 1), 0)]);

  for i in 1 .. coalesce(array_length(receipt_requests, 1), 0) loop
    if answered[i] then
      outcomes[receipt_requests[i]] := 'receipt_exists';
    end if;
  end loop;

  for request in 1 .. requests loop
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

    i := c;
    while claim_requests[c] = request loop
      if accepted and holders[claim_keys[c]] is not null then
        accepted := false;
        outcomes[request] := 'key_claimed';
        culprits[request] := c;
      end if;
      c := c + 1;
    end loop;
    while accepted and i < c loop
      holders[claim_keys[i]] := request;
      i := i + 1;
    end loop;

    while event_requests[e] = request loop
      if accepted then
        reached[event_streams[e]] := reached[event_streams[e]] + 1;
        versions[e] := reached[event_streams[e]];
      end if;
      e := e + 1;
    end loop;
  end loop;

  -- Ids are drawn in the order of the batch, under the lock: position order is commit order.
  with stored as (
    insert into public.event_store
      (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
    select stream_tenants[n.stream], stream_ids[n.stream], stream_types[n.stream],
           n.version, n.type, n.data, n.metadata, recorded, n.author
      from unnest(event_streams, versions, event_types, event_data, event_metadata, event_authors)
           with ordinality as n (stream, version, type, data, metadata, author, ord)
     where n.version is not null
     order by n.ord
    returning id
  ), numbered as (
    select id, row_number() over (order by id) as place from stored
  ), places as (
    select ord, row_number() over (order by ord) as place
      from unnest(versions) with ordinality as v (version, ord)
     where version is not null
  )
  select array_agg(numbered.id order by v.ord)
    into positions
    from unnest(versions) with ordinality as v (version, ord)
    left join places   on places.ord = v.ord
    left join numbered on numbered.place = places.place;

  insert into public.event_claims (tenant_id, kind, key_hash, stream_id, claimed_at)
  select key_tenants[n.key], key_kinds[n.key], key_hashes[n.key], stream_ids[n.stream], recorded
    from unnest(claim_requests, claim_keys, claim_streams) as n (request, key, stream)
   where outcomes[n.request] = 'appended';

  insert into public.command_receipts
    (tenant_id, idempotency_key, body_hash, answer, event_version, position, created_at)
  select n.tenant_id, n.key, n.hash, n.answer, answer.version, answer.position, recorded
    from unnest(receipt_requests, receipt_tenants, receipt_keys, receipt_hashes, receipt_answers)
           as n (request, tenant_id, key, hash, answer)
   cross join lateral (
     select max(v.version) filter (where v.stream = event_streams[array_position(event_requests, n.request)]) as version,
            max(v.position) as position
       from unnest(event_requests, event_streams, versions, positions) as v (request, stream, version, position)
      where v.request = n.request
   ) as answer
   where outcomes[n.request] = 'appended';
end
$$;
-- It runs with the rights of a minimal owner; only flightplan_events may call it, so that an injection on the
-- request role can't write into the log.
grant create on schema public to flightplan_append;
alter function append_events owner to flightplan_append;
revoke create on schema public from flightplan_append;
set role flightplan_append;
revoke execute on function append_events from public;
grant execute on function append_events to flightplan_events;
reset role;
--rollback set role flightplan_append; drop function append_events; reset role;
