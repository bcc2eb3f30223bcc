package org.flightplan.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;

/** The two queries for what a command is decided on beside its own stream. */
final class RelatedReader {

    // Hashes come as bytes, and nothing is calculated in a condition: under row security an index serves only
    // conditions
    // that tell nothing of a hidden row, and few functions count as such. Each stream and key is looked up for itself,
    // which "offset 0" sees to: a plan for many would read all. A key of the kind begins with the id, and ends with a
    // number of four bytes.
    private static final String STREAMS = """
            select wanted.id, e.stream_type, head.event_version, e.event_type, e.data,
                   (e.metadata ->> 'causation_id')::uuid, e.event_id,
                   coalesce((e.metadata ->> 'schema_version')::integer, 1)
              from (select unnest(?) as id
                    union
                    select k.stream_id
                      from unnest(?, ?, ?) as held (kind, first, last)
                     cross join lateral (select stream_id
                                           from unique_keys
                                          where tenant_id = ? and kind = held.kind
                                            and key_hash between held.first and held.last
                                         offset 0) as k
                   ) as wanted
              cross join lateral (select event_version
                                    from event_store
                                   where tenant_id = ? and stream_id = wanted.id
                                   order by event_version desc
                                   limit 1) as head
              cross join lateral (select *
                                    from event_store
                                   where tenant_id = ? and stream_id = wanted.id and event_type = any (?)
                                  offset 0) as e
             order by wanted.id, e.event_version
            """;
    private static final String KEYS = """
            select c.kind, encode(c.key_hash, 'hex'), c.stream_id
              from unnest(?, ?) as wanted (kind, hash)
             cross join lateral (select *
                                   from unique_keys
                                  where tenant_id = ? and kind = wanted.kind and key_hash = wanted.hash
                                 offset 0) as c
            """;

    static final String SQL = STREAMS + ";" + KEYS;

    private RelatedReader() {}

    static List<Object> arguments(TenantId tenant, Related related) {
        UUID id = tenant.value();
        String[] types = related.eventTypes().toArray(String[]::new);
        return List.of(
                related.streams(),
                kinds(related.holders()),
                hashes(related.holders(), "00000000"),
                hashes(related.holders(), "ffffffff"),
                id,
                id,
                id,
                types,
                kinds(related.keys()),
                hashes(related.keys(), ""),
                id);
    }

    private static String[] kinds(Collection<UniqueKey> keys) {
        return keys.stream().map(UniqueKey::kind).toArray(String[]::new);
    }

    private static byte[][] hashes(Collection<UniqueKey> keys, String end) {
        return keys.stream()
                .map(key -> HexFormat.of().parseHex(key.hash() + end))
                .toArray(byte[][]::new);
    }

    static Map<UUID, RelatedStream> streams(ResultSet row, EventRows rows) throws SQLException {
        Map<UUID, RelatedStream> streams = new LinkedHashMap<>();
        while (row.next()) {
            UUID id = row.getObject(1, UUID.class);
            RelatedStream stream = streams.get(id);
            if (stream == null) {
                stream = new RelatedStream(id, row.getString(2), row.getInt(3), new ArrayList<>());
                streams.put(id, stream);
            }
            stream.events()
                    .add(new RelatedEvent(
                            row.getObject(7, UUID.class),
                            row.getString(4),
                            new Values(rows.decidable(row.getString(4), row.getInt(8), row.getString(5))),
                            row.getObject(6, UUID.class)));
        }
        return streams;
    }

    static Map<UniqueKey, UUID> holders(ResultSet row) throws SQLException {
        Map<UniqueKey, UUID> holders = new HashMap<>();
        while (row.next()) {
            holders.put(new UniqueKey(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
        }
        return holders;
    }
}
