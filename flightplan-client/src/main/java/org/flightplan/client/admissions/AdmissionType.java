package org.flightplan.client.admissions;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** How a patient came. */
@JsonbTypeAdapter(AdmissionType.Adapter.class)
public enum AdmissionType {
    EMERGENCY,
    ELECTIVE,
    TRANSFER,
    URGENT;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<AdmissionType> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(AdmissionType.class);
        }
    }
}
