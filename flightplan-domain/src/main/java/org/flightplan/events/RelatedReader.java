package org.flightplan.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The two queries for what a command is decided on beside its own stream. */
final class RelatedReader {

    // a key of the kind begins with the id, and ends with a number of four bytes
    private static final String STREAMS = """
            select wanted.id, e.stream_type, head.event_version, e.event_type, e.data,
                   (e.metadata ->> 'causation_id')::uuid
              from (select unnest(?) as id
                    union
                    select stream_id
                      from unique_keys
                     where tenant_id = ? and kind = ?
                       and key_hash between decode(? || '00000000', 'hex') and decode(? || 'ffffffff', 'hex')) as wanted
              cross join lateral (select event_version
                                    from event_store
                                   where tenant_id = ? and stream_id = wanted.id
                                   order by event_version desc
                                   limit 1) as head
              join event_store e on e.tenant_id = ? and e.stream_id = wanted.id and e.event_type = any (?)
             order by wanted.id, e.event_version
            """;
    private static final String KEYS = """
            select c.kind, encode(c.key_hash, 'hex'), c.stream_id
              from unnest(?, ?) as wanted (kind, hash)
              join unique_keys c
                on c.tenant_id = ? and c.kind = wanted.kind and c.key_hash = decode(wanted.hash, 'hex')
            """;

    static final String SQL = STREAMS + ";" + KEYS;

    private RelatedReader() {}

    static List<Object> arguments(TenantId tenant, Related related) {
        UUID id = tenant.value();
        @Nullable UniqueKey holders = related.holders();
        String kind = holders == null ? "" : holders.kind();
        String hash = holders == null ? "" : holders.hash();
        String[] types = related.eventTypes().toArray(String[]::new);
        String[] kinds = related.keys().stream().map(UniqueKey::kind).toArray(String[]::new);
        String[] hashes = related.keys().stream().map(UniqueKey::hash).toArray(String[]::new);
        return List.of(related.streams(), id, kind, hash, hash, id, id, types, kinds, hashes, id);
    }

    static Map<UUID, RelatedStream> streams(ResultSet row) throws SQLException {
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
                            row.getString(4),
                            new Values(Jsons.object(row.getString(5))),
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
