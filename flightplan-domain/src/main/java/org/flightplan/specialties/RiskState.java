package org.flightplan.specialties;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How ill a patient is, in a specialty's words.
 *
 * @param code as in {@code risk_level}
 * @param label as shown to people
 * @param level the band of the chart, 1 (lowest) upwards
 * @param levelsIn the band where it differs by location: location code to level
 */
public record RiskState(String code, String label, int level, Map<String, Integer> levelsIn) {

    /** The band while the patient is at a location; an unknown or absent location changes nothing. */
    public int levelAt(@Nullable String location) {
        return location == null ? level : levelsIn.getOrDefault(location, level);
    }
}
