package org.flightplan.client.admissions;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** How a patient is kept apart. */
@JsonbTypeAdapter(Isolation.Adapter.class)
public enum Isolation {
    NONE,
    CONTACT,
    DROPLET,
    AIRBORNE,
    PROTECTIVE;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<Isolation> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(Isolation.class);
        }
    }
}
