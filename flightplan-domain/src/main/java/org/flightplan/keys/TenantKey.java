package org.flightplan.keys;

import org.flightplan.tenants.TenantId;

/**
 * A tenant's key, wrapped: it wraps the tenant's data keys.
 *
 * @param tenant whose it is
 * @param version 1, 2, 3 …; the newest wraps
 * @param wrapped by the master key
 * @param masterKey which one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record TenantKey(TenantId tenant, int version, byte[] wrapped, String masterKey) {}
