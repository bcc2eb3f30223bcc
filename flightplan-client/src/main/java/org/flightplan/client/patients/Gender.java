package org.flightplan.client.patients;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** A gender, as FHIR has it. */
@JsonbTypeAdapter(Gender.Adapter.class)
public enum Gender {
    MALE,
    FEMALE,
    OTHER,
    UNKNOWN;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<Gender> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(Gender.class);
        }
    }
}
