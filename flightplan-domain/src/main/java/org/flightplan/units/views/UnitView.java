package org.flightplan.units.views;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.Values;

/**
 * A unit as queries show it.
 *
 * @param id the unit's
 * @param data location, name, specialty, opened_at, closed_at and beds
 * @param version of the unit's stream
 */
public record UnitView(UUID id, JsonObject data, int version) {

    /** The location that moves name, as the tenant gave it. */
    public String location() {
        return data.getString("location");
    }

    /** Its beds, in the order in which they came. */
    public List<JsonObject> beds() {
        return new Values(data).objects(UnitFold.BEDS);
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return !data.containsKey("closed_at");
    }
}
