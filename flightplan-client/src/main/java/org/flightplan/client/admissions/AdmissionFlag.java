package org.flightplan.client.admissions;

import org.flightplan.client.http.Words;

/** Why somebody has to look after a stay. */
public enum AdmissionFlag {
    CROSS_CHECK,
    REVIEW_DUE,
    OVERDUE,
    MOVE_REQUESTED;

    @Override
    public String toString() {
        return Words.of(this);
    }
}
