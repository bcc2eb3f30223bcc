package org.flightplan.events;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;

/**
 * An event as the log holds it; it never changes.
 *
 * @param position its place among all events of the installation, ascending in the order of commit
 * @param tenant whose it is
 * @param stream its stream
 * @param version its place in its stream: 1, 2, 3 … without a gap
 * @param type its stored name
 * @param data its content, PHI opened
 * @param metadata schema_version, event_id, correlation_id, causation_id, request_id
 * @param createdAt when it was recorded, never earlier than its predecessor
 * @param createdBy the user who caused it
 */
public record RecordedEvent(
        long position,
        TenantId tenant,
        StreamRef stream,
        int version,
        String type,
        JsonObject data,
        JsonObject metadata,
        Instant createdAt,
        UUID createdBy) {

    /** Its content as typed values. */
    public Values values() {
        return new Values(data);
    }

    /** The id that its command gave it. */
    public UUID eventId() {
        return UUID.fromString(metadata.getString("event_id"));
    }

    /** Where it stands, without its content: data may be PHI. */
    @Override
    public String toString() {
        return "RecordedEvent[" + type + " at " + position + "]";
    }
}
