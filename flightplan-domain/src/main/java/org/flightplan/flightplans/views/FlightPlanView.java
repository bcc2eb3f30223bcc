package org.flightplan.flightplans.views;

import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * A flight plan as queries show it.
 *
 * @param id the plan's
 * @param admissionId the admission it is the plan of
 * @param data status, and what else is planned
 * @param version of the plan's stream
 */
public record FlightPlanView(UUID id, UUID admissionId, JsonObject data, int version) {}
