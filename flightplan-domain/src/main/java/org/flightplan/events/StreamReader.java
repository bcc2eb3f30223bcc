package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.events.History.StoredIdempotencyRecord;
import org.flightplan.fields.Jsons;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/** Reads a tenant's streams and its feed; another tenant's events are as if they did not exist. */
@ApplicationScoped
public class StreamReader {

    private static final int STREAMS_AT_ONCE = 200;
    private static final String STREAM =
            EventRows.COLUMNS + " where tenant_id = ? and stream_id = ? order by event_version";
    private static final String STREAMS =
            EventRows.COLUMNS + " where tenant_id = ? and stream_id = any (?) order by stream_id, event_version";
    private static final String BEGINNINGS =
            EventRows.COLUMNS + " where tenant_id = ? and stream_id = any (?) and event_version = 1";
    private static final String STREAM_PAGE = EventRows.COLUMNS
            + " where tenant_id = ? and stream_id = ? and event_version > ? order by event_version limit ?";
    private static final String OF_TYPES = EventRows.COLUMNS
            + " where tenant_id = ? and stream_id = ? and event_type = any (?) order by event_version";
    private static final String BY_EVENT_ID = EventRows.COLUMNS + " where tenant_id = ? and event_id = ?";
    // one round trip; the head before the events: what comes between the two is not behind the head that was told
    private static final String FEED =
            "select last_position();" + EventRows.COLUMNS + " where tenant_id = ? and id > ? order by id limit ?";
    private static final String FEED_OF_TYPE = "select last_position();" + EventRows.COLUMNS
            + " where tenant_id = ? and id > ? and event_type = ? order by id limit ?";
    private static final String EXTENT = """
            select count(*),
                   (select (metadata ->> 'event_id')::uuid from event_store where tenant_id = ? order by id desc limit 1)
              from event_store
             where tenant_id = ?
            """;
    private static final String HELD_KEYS = """
            select stream_id, kind, encode(key_hash, 'hex')
              from unique_keys
             where tenant_id = ? and stream_id = any (?)
             order by stream_id, kind, key_hash
            """;
    private static final String IDEMPOTENCY = """
            select body_hash, outcome, event_version, position
              from idempotency_records
             where tenant_id = ? and idempotency_key = ?
            """;

    // one round trip; the record behind the stream: whoever sees an earlier request's events must see its record too
    private static final String HISTORY = EventRows.COLUMNS
            + " where tenant_id = ? and stream_id = ? and event_version >= ? order by event_version;" + IDEMPOTENCY;
    private static final String HISTORY_AND_RELATED = HISTORY + ";" + RelatedReader.SQL;

    private final EventRows rows;
    private final TenantReading tenants;

    /** @param rows how a row becomes an event, and {@code tenants} the way to a tenant's rows */
    @Inject
    public StreamReader(EventRows rows, TenantReading tenants) {
        this.rows = rows;
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StreamReader() {
        this(null, null);
    }

    /** All events of a stream in its order; empty when the tenant has no such stream. */
    public List<RecordedEvent> stream(TenantId tenant, UUID stream) {
        return rows(tenant, STREAM, tenant.value(), stream);
    }

    /**
     * A stream as it was known at a moment: its longest beginning of which all events were recorded by then, here or, where they
     * are imported, in the system that they come from. Their order is that of the stream.
     */
    public List<RecordedEvent> streamAsOf(TenantId tenant, UUID stream, Instant moment) {
        return upTo(stream(tenant, stream), moment);
    }

    /**
     * Streams as they were known at a moment, each by itself as {@link #streamAsOf} tells it; of those of which nothing was
     * recorded by then there is none. Their PHI is not to be opened.
     */
    public List<List<RecordedEvent>> streamsAsOf(TenantId tenant, Collection<UUID> streams, Instant moment) {
        List<UUID> begun = rowsOf(tenant, BEGINNINGS, streams).stream()
                .filter(event -> !event.recordedAt().isAfter(moment))
                .map(event -> event.stream().id())
                .toList();
        List<List<RecordedEvent>> known = new ArrayList<>();
        for (int at = 0; at < begun.size(); at += STREAMS_AT_ONCE) {
            List<UUID> some = begun.subList(at, Math.min(begun.size(), at + STREAMS_AT_ONCE));
            Map<UUID, List<RecordedEvent>> found = rowsOf(tenant, STREAMS, some).stream()
                    .collect(Collectors.groupingBy(event -> event.stream().id()));
            found.values().forEach(stream -> known.add(upTo(stream, moment)));
        }
        return known;
    }

    private List<RecordedEvent> rowsOf(TenantId tenant, String sql, Collection<UUID> streams) {
        return streams.isEmpty() ? List.of() : rows(tenant, sql, tenant.value(), streams);
    }

    private static List<RecordedEvent> upTo(List<RecordedEvent> stream, Instant moment) {
        return stream.stream()
                .takeWhile(event -> !event.recordedAt().isAfter(moment))
                .toList();
    }

    /** The events of a stream behind a version, at most {@code limit}, in its order. */
    public List<RecordedEvent> stream(TenantId tenant, UUID stream, int afterVersion, int limit) {
        return rows(tenant, STREAM_PAGE, tenant.value(), stream, afterVersion, limit);
    }

    /** Those events of a stream that are of certain types, in its order. */
    public List<RecordedEvent> ofTypes(TenantId tenant, UUID stream, Set<String> types) {
        return rows(tenant, OF_TYPES, tenant.value(), stream, types.toArray(String[]::new));
    }

    /** The stream that holds the event of this id; empty when the tenant has no such event. */
    public Optional<UUID> streamOf(TenantId tenant, UUID event) {
        return rows(tenant, BY_EVENT_ID, tenant.value(), event).stream()
                .map(found -> found.stream().id())
                .findFirst();
    }

    /**
     * The tenant's events behind a position, at most {@code limit}, ascending. Safe to tail: nothing ever appears before
     * a position that was seen.
     *
     * @param type of this type alone, or null for all
     */
    public Feed feed(TenantId tenant, long after, int limit, @Nullable String type) {
        List<Object> arguments =
                type == null ? List.of(tenant.value(), after, limit) : List.of(tenant.value(), after, type, limit);
        Feed feed = read(tenant, type == null ? FEED : FEED_OF_TYPE, arguments, answered -> {
            long head = head(answered.getResultSet());
            answered.getMoreResults();
            return new Feed(head, rows.read(answered.getResultSet()));
        });
        rows.prepare(tenant, feed.events());
        return feed;
    }

    /**
     * How much a tenant has recorded.
     *
     * @param events how many events there are
     * @param last the id of the last one; empty when there is none
     */
    public record Extent(long events, Optional<UUID> last) {}

    /** How much a tenant has recorded so far: all of its events are counted. */
    public Extent extent(TenantId tenant) {
        return read(tenant, EXTENT, List.of(tenant.value(), tenant.value()), answered -> {
            ResultSet row = answered.getResultSet();
            row.next();
            return new Extent(row.getLong(1), Optional.ofNullable((UUID) row.getObject(2)));
        });
    }

    /** The keys that streams hold, by stream; a stream that holds none is not among them. */
    public Map<UUID, List<UniqueKey>> heldKeys(TenantId tenant, Collection<UUID> streams) {
        return read(tenant, HELD_KEYS, List.of(tenant.value(), streams), answered -> {
            Map<UUID, List<UniqueKey>> held = new HashMap<>();
            ResultSet row = answered.getResultSet();
            while (row.next()) {
                held.computeIfAbsent((UUID) row.getObject(1), unused -> new ArrayList<>())
                        .add(new UniqueKey(row.getString(2), row.getString(3)));
            }
            return held;
        });
    }

    private static long head(ResultSet row) throws SQLException {
        row.next();
        return row.getLong(1);
    }

    /**
     * A part of a tenant's feed.
     *
     * @param head the last position of the log that could be read then: behind the events, nothing of the tenant's is before it
     * @param events the events
     */
    public record Feed(long head, List<RecordedEvent> events) {}

    /**
     * All that a command is decided on. Events that are seen have their idempotency record seen too.
     *
     * @param stream the stream the command goes to
     * @param from the first version of it that is wanted
     * @param related what else it is decided on
     * @param idempotencyKey the caller's, or null
     */
    public History history(TenantId tenant, UUID stream, int from, Related related, @Nullable String idempotencyKey) {
        UUID id = tenant.value();
        boolean alone = related.equals(Related.NONE);
        List<Object> arguments = new ArrayList<>(List.of(id, stream, from, id, String.valueOf(idempotencyKey)));
        if (!alone) {
            arguments.addAll(RelatedReader.arguments(tenant, related));
        }
        return read(tenant, alone ? HISTORY : HISTORY_AND_RELATED, arguments, answered -> {
            List<RecordedEvent> events = rows.read(answered.getResultSet());
            answered.getMoreResults();
            Optional<StoredIdempotencyRecord> record =
                    idempotencyKey == null ? Optional.empty() : record(answered.getResultSet(), idempotencyKey);
            return new History(record, events, alone ? Related.Found.NOTHING : found(related, answered));
        });
    }

    private Related.Found found(Related related, PreparedStatement answered) throws SQLException {
        answered.getMoreResults();
        Map<UUID, Related.RelatedStream> streams = RelatedReader.streams(answered.getResultSet(), rows);
        answered.getMoreResults();
        return new Related.Found(related, streams, RelatedReader.holders(answered.getResultSet()));
    }

    private List<RecordedEvent> rows(TenantId tenant, String sql, Object... arguments) {
        return read(tenant, sql, List.of(arguments), answered -> rows.read(answered.getResultSet()));
    }

    private static Optional<StoredIdempotencyRecord> record(ResultSet row, String key) throws SQLException {
        return row.next()
                ? Optional.of(new StoredIdempotencyRecord(
                        new IdempotencyRecord(
                                key,
                                HexFormat.of().formatHex(row.getBytes("body_hash")),
                                Jsons.object(row.getString("outcome"))),
                        row.getInt("event_version"),
                        row.getLong("position")))
                : Optional.empty();
    }

    private <T> T read(TenantId tenant, String sql, List<Object> arguments, TenantReading.Reading<T> reading) {
        try {
            return tenants.read(tenant, sql, arguments, reading);
        } catch (SQLException e) {
            throw new LogUnavailable("reading the log failed with SQLSTATE " + e.getSQLState(), e);
        }
    }
}
