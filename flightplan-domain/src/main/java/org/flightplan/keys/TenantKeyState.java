package org.flightplan.keys;

import java.time.Instant;
import org.flightplan.tenants.TenantId;

/**
 * How a tenant's keys are, for those who watch over them.
 *
 * @param tenant whose they are
 * @param version of the newest: so many times was it rotated, and once made
 * @param madeAt when the newest was made
 * @param masterKey the id of the master key that wraps it
 * @param older how many data keys are still wrapped by an older one; they are brought under it in the background
 */
public record TenantKeyState(TenantId tenant, int version, Instant madeAt, String masterKey, long older) {}
