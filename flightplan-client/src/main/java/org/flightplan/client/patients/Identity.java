package org.flightplan.client.patients;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** Whether it is known who a patient is. */
@JsonbTypeAdapter(Identity.Adapter.class)
public enum Identity {
    CONFIRMED,
    PROVISIONAL;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<Identity> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(Identity.class);
        }
    }
}
