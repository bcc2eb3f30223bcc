package org.flightplan.contents;

import java.util.UUID;
import org.flightplan.tenants.TenantId;

/**
 * What a content is called in the store; it says nothing of a patient.
 *
 * @param tenant whose it is
 * @param key the storage key in the events
 */
public record ContentName(TenantId tenant, UUID key) {

    String path() {
        return tenant.value() + "/" + key;
    }
}
