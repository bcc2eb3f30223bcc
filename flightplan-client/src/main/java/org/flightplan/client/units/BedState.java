package org.flightplan.client.units;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** Whether a bed can be used. */
@JsonbTypeAdapter(BedState.Adapter.class)
public enum BedState {
    AVAILABLE,
    CLEANING,
    BLOCKED;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<BedState> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(BedState.class);
        }
    }
}
