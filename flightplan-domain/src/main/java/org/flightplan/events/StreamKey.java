package org.flightplan.events;

import java.util.UUID;
import org.flightplan.tenants.TenantId;

/** A stream among those of all tenants. */
public record StreamKey(TenantId tenant, UUID id) {

    /** The stream of an event. */
    public static StreamKey of(RecordedEvent event) {
        return new StreamKey(event.tenant(), event.stream().id());
    }
}
