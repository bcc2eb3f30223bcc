package org.flightplan.events;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log, in the present version of its type; it never changes. Its JSON is read when it is asked for: whoever counts, skips or sends on
 * pays nothing for it.
 */
public final class RecordedEvent {

    private final long position;
    private final TenantId tenant;
    private final StreamRef stream;
    private final int version;
    private final String type;
    private final int schemaVersion;
    private final boolean later;
    private final Lazy stored;
    private final Lazy data;
    private final Lazy metadata;
    private final Instant createdAt;
    private final UUID createdBy;

    RecordedEvent(
            long position,
            TenantId tenant,
            StreamRef stream,
            int version,
            String type,
            int schemaVersion,
            boolean later,
            Supplier<JsonObject> stored,
            UnaryOperator<JsonObject> open,
            Supplier<JsonObject> metadata,
            Instant createdAt,
            UUID createdBy) {
        this.position = position;
        this.tenant = tenant;
        this.stream = stream;
        this.version = version;
        this.type = type;
        this.schemaVersion = schemaVersion;
        this.later = later;
        this.stored = new Lazy(stored);
        this.data = new Lazy(() -> open.apply(stored()));
        this.metadata = new Lazy(metadata);
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    /** Its place among all events of the installation, ascending in the order of commit. */
    public long position() {
        return position;
    }

    /** Whose it is. */
    public TenantId tenant() {
        return tenant;
    }

    /** Its stream. */
    public StreamRef stream() {
        return stream;
    }

    /** Its place in its stream: 1, 2, 3 … without a gap. */
    public int version() {
        return version;
    }

    /** Its stored name. */
    public String type() {
        return type;
    }

    /** Its content, PHI sealed as the log holds it: what read models copy. */
    public JsonObject stored() {
        return stored.get();
    }

    /** Its content, PHI opened. */
    public JsonObject data() {
        return data.get();
    }

    /** The version of its content as it is given here: the present one of its type, whichever it was stored in. */
    public int schemaVersion() {
        return schemaVersion;
    }

    /** Whether it was stored in a version that this build does not know yet: it can be told, as it is stored, and not be read. */
    public boolean isLater() {
        return later;
    }

    /** Its schema_version, event_id, correlation_id, causation_id, request_id, imported. */
    public JsonObject metadata() {
        return metadata.get();
    }

    /** When it was recorded in this log, never earlier than its predecessor. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was recorded first: in another system, where it was imported from one, else in this log. */
    public Instant recordedAt() {
        return metadata().get("imported") instanceof JsonString imported
                ? Instant.parse(imported.getString())
                : createdAt;
    }

    /** The user who caused it. */
    public UUID createdBy() {
        return createdBy;
    }

    /**
     * Its content as typed values, PHI sealed.
     *
     * @throws LogUnavailable when it is of a later version than this build knows: another node can read it
     */
    public Values storedValues() {
        return new Values(known(stored()));
    }

    /**
     * Its content as typed values.
     *
     * @throws LogUnavailable when it is of a later version than this build knows: another node can read it
     */
    public Values values() {
        return new Values(known(data()));
    }

    /** Whether some of its content can't be opened any more: its patient was erased. */
    public boolean isErased() {
        return data().entrySet().stream()
                .anyMatch(field -> field.getValue().equals(JsonValue.NULL)
                        && !JsonValue.NULL.equals(stored().get(field.getKey())));
    }

    private JsonObject known(JsonObject content) {
        if (later) {
            throw LogUnavailable.laterVersion(type);
        }
        return content;
    }

    /** The id that its command gave it. */
    public UUID eventId() {
        return UUID.fromString(metadata().getString("event_id"));
    }

    /** Where it stands, without its content: data may be PHI. */
    @Override
    public String toString() {
        return "RecordedEvent[" + type + " at " + position + "]";
    }

    /** Reads once; two threads that ask at the same moment get equal objects. */
    private static final class Lazy {

        private final Supplier<JsonObject> source;
        private volatile @Nullable JsonObject object;

        Lazy(Supplier<JsonObject> source) {
            this.source = source;
        }

        JsonObject get() {
            JsonObject read = object;
            if (read == null) {
                read = source.get();
                object = read;
            }
            return read;
        }
    }
}
