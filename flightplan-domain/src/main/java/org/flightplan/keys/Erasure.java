package org.flightplan.keys;

import java.util.UUID;
import org.flightplan.tenants.TenantId;

/**
 * A patient whose keys are destroyed, for good.
 *
 * @param tenant whose patient
 * @param patient who
 * @param by the user who had it done
 * @param ground why, in one of a few words
 */
public record Erasure(TenantId tenant, UUID patient, UUID by, String ground) {}
