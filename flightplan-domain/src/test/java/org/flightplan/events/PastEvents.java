package org.flightplan.events;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.tenants.TenantId;

/** A stream's events as the log would give them, without a log: each a second and a position later than the one before. */
public final class PastEvents {

    public static final TenantId TENANT = new TenantId(new UUID(0, 1));
    public static final UUID AUTHOR = new UUID(0, 2);
    public static final Instant FIRST = Instant.parse("2026-03-10T12:00:01Z");

    private final StreamRef stream;
    private final UnaryOperator<JsonObject> open;
    private int version;

    /** Of a stream in which nothing is sealed. */
    public PastEvents(String type, UUID id) {
        this(type, id, UnaryOperator.identity());
    }

    public PastEvents(String type, UUID id, UnaryOperator<JsonObject> open) {
        this.stream = new StreamRef(id, type);
        this.open = open;
    }

    /** The next event, its content in JSON with apostrophes for quotes. */
    public RecordedEvent next(String type, String content) {
        return next(type, Jsons.object(content.replace('\'', '"')));
    }

    public RecordedEvent next(String type, JsonObject stored) {
        return next(type, stored, new UUID(100, version + 1));
    }

    /** The next event, with an id that its caller chose. */
    public RecordedEvent next(String type, JsonObject stored, UUID id) {
        version++;
        JsonObject metadata = JsonDoc.doc().with("event_id", id).build();
        return new RecordedEvent(
                100 + version,
                TENANT,
                stream,
                version,
                type,
                1,
                false,
                () -> stored,
                open,
                () -> metadata,
                FIRST.plusSeconds(version - 1),
                AUTHOR);
    }
}
