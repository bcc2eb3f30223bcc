package org.flightplan.events;

import org.flightplan.tenants.TenantId;

/**
 * That an event was recorded, and nothing of what it says.
 *
 * @param position in the log
 * @param tenant whose it is
 * @param stream where it stands
 * @param type its stored name
 */
public record EventNotice(long position, TenantId tenant, StreamRef stream, String type) {}
