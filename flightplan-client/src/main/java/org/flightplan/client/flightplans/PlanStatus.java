package org.flightplan.client.flightplans;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** How far a flight plan is. */
@JsonbTypeAdapter(PlanStatus.Adapter.class)
public enum PlanStatus {
    DRAFT,
    ACTIVE,
    COMPLETED,
    CANCELLED;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<PlanStatus> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(PlanStatus.class);
        }
    }
}
