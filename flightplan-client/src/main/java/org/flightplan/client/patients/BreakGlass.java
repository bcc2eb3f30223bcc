package org.flightplan.client.patients;

/**
 * A reason to open a record without being in the care team; the privacy officer reviews it.
 *
 * @param reason why, up to 500 characters
 * @param minutes for how long, from 1 to 60
 */
public record BreakGlass(String reason, int minutes) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "BreakGlass";
    }
}
