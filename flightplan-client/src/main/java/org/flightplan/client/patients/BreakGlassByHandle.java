package org.flightplan.client.patients;

/**
 * The same of a masked row in a list, a search or the feed.
 *
 * @param reason why, up to 500 characters
 * @param minutes for how long, from 1 to 60
 * @param handle the row's {@code accessHandle}, yours and not older than 15 minutes
 */
public record BreakGlassByHandle(String reason, int minutes, String handle) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "BreakGlassByHandle";
    }
}
