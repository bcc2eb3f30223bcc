package org.flightplan.events;

import java.util.UUID;

/**
 * A stream of a tenant's events. The tenant is not part of it: it comes with the request.
 *
 * @param id unique in the tenant, whatever the type
 * @param type such as {@code Admission}
 */
public record StreamRef(UUID id, String type) {}
