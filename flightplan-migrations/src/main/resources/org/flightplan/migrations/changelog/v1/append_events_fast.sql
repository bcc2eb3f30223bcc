--liquibase formatted sql

--changeset flightplan:append-events-fast splitStatements:false
--comment For the batch in which nobody is in anybody's way, which is nearly every one: it is stored whole by one statement, or not at all. Whatever it does not store goes to append_events_checked.
create function append_events_fast(
  -- the newest event when the caller last stored something here, and when it was recorded: what he knew of streams then
  -- is true of those that no later event belongs to. Null: he knows nothing
  known_position     bigint,
  known_recorded     timestamptz,
  -- the tenants and authors of the batch; a "tenant" or "author" below is an index into these
  tenants            uuid[],
  authors            uuid[],
  -- the streams the batch touches, each with the version it must stand at (0: must not exist; null: any), and the one it
  -- is known to have stood at, which is the same (null: not known); a "stream" below is an index into these, a "step"
  -- counts the stream's events in the batch from 1
  stream_tenants     integer[],
  stream_ids         uuid[],
  stream_bases       integer[],
  stream_known       integer[],
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
  -- one element a claim: the key must be free
  claim_streams      integer[],
  claim_kinds        text[],
  claim_hashes       bytea[],
  -- one element a request that carries an idempotency key: the stream and step of its answer's version, and which event
  -- of the batch, counted from 1, is its last
  receipt_streams    integer[],
  receipt_steps      integer[],
  receipt_events     integer[],
  receipt_keys       text[],
  receipt_hashes     bytea[],
  receipt_answers    text[],
  -- one element a stream: the version it stood at
  out heads          integer[],
  -- of the first event; the others follow it without a hole. Null when a stream stood elsewhere or a condition does not
  -- hold, and nothing was stored. A key that is taken fails the call with unique_violation.
  out first_position bigint,
  -- when its events were recorded
  out recorded       timestamptz,
  -- the streams that others appended to since the known position. Null when that was too long ago, or this is not the log
  -- that the caller knew: nothing that he knew is true for certain
  out moved          uuid[],
  -- what it took under the lock, before the commit: the rest of the caller's time is waiting, the commit's and the way's
  out seconds        double precision
)
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
as $$
declare
  begun    timestamptz;
  data     jsonb[] := event_data;
  metadata jsonb[] := event_metadata;
  answers  jsonb[] := receipt_answers;
  newest   record;
  trusted  boolean;
  unmoved  boolean;
  last     bigint;
begin
  -- A statement of its own: the snapshots of all that follow are taken after the lock is held. Held to the commit.
  perform pg_advisory_xact_lock(7346190427351);
  begun := clock_timestamp();

  select id, created_at into newest from public.event_store order by id desc limit 1;
  recorded := greatest(clock_timestamp(), newest.created_at);

  if newest.id = known_position and newest.created_at = known_recorded then
    moved := '{}';
  elsif newest.id - known_position < 200 then
    select case when bool_or(id = known_position and created_at = known_recorded)
                then array_agg(stream_id) filter (where id > known_position) end
      into moved
      from (select id, created_at, stream_id from public.event_store where id >= known_position order by id limit 200) as since;
  end if;
  trusted := moved is not null and not moved && stream_ids;

  if trusted and array_position(stream_known, null) is null then
    heads := stream_known;
  else
    -- what is not known is read from the expected version on: at one entry of the index, however long the stream is
    select array_agg(coalesce(case when trusted then s.known end, head.event_version, 0) order by s.ord),
           bool_and(s.base is null or s.base = coalesce(case when trusted then s.known end, head.event_version, 0))
      into heads, unmoved
      from unnest(stream_tenants, stream_ids, stream_bases, stream_known) with ordinality as s (tenant, id, base, known, ord)
      left join lateral (
        select event_version
          from public.event_store
         where (not trusted or s.known is null)
           and tenant_id = tenants[s.tenant] and stream_id = s.id and event_version >= coalesce(s.base, 0)
         order by event_version desc
         limit 1
      ) as head on true;
    if not unmoved then
      return;
    end if;
  end if;

  if cardinality(condition_tenants) > 0
     and exists (select
                   from unnest(condition_tenants, condition_kinds, condition_hashes, condition_holders)
                          as c (tenant, kind, hash, holder)
                   left join public.unique_keys as held
                     on held.tenant_id = tenants[c.tenant] and held.kind = c.kind and held.key_hash = c.hash
                  where held.stream_id is distinct from c.holder)
  then
    return;
  end if;

  first_position := nextval('public.event_store_id_seq');
  if first_position <= newest.id then
    raise exception 'Positions were drawn past the lock of append_events_fast'
      using errcode = 'object_not_in_prerequisite_state',
            hint    = 'Nothing but the functions that append may use event_store_id_seq, and its cache must be 1.';
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

  with receipts as (
    insert into public.idempotency_records
      (tenant_id, idempotency_key, body_hash, answer, event_version, position, created_at)
    select tenants[stream_tenants[r.stream]], r.key, r.hash, r.answer,
           heads[r.stream] + r.step, first_position + r.event - 1, recorded
      from unnest(receipt_streams, receipt_steps, receipt_events, receipt_keys, receipt_hashes, answers)
             as r (stream, step, event, key, hash, answer)
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
-- as append_events_checked: the rights of its minimal owner, and flightplan_events alone may call it
grant create on schema public to flightplan_append;
alter function append_events_fast owner to flightplan_append;
revoke create on schema public from flightplan_append;
set role flightplan_append;
revoke execute on function append_events_fast from public;
grant execute on function append_events_fast to flightplan_events;
reset role;
--rollback set role flightplan_append; drop function append_events_fast; reset role;
