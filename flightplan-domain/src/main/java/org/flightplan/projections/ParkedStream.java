package org.flightplan.projections;

import java.time.Instant;
import java.util.UUID;
import org.flightplan.events.StreamKey;
import org.flightplan.tenants.TenantId;

/**
 * A stream a projection could not go on with.
 *
 * @param projection the projection's name
 * @param tenant whose stream it is
 * @param stream its id
 * @param position of the first event that was not projected
 * @param eventType that event's type
 * @param reason the class of the fault
 * @param parkedAt when
 * @param retries how often it was tried again, in vain
 * @param retryAt when it is tried again
 */
public record ParkedStream(
        String projection,
        UUID tenant,
        UUID stream,
        long position,
        String eventType,
        String reason,
        Instant parkedAt,
        int retries,
        Instant retryAt) {

    StreamKey key() {
        return new StreamKey(new TenantId(tenant), stream);
    }
}
