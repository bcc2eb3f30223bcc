package org.flightplan.client.admissions;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** What became of a stay. */
@JsonbTypeAdapter(AdmissionStatus.Adapter.class)
public enum AdmissionStatus {
    ACTIVE,
    DISCHARGED,
    CANCELLED;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<AdmissionStatus> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(AdmissionStatus.class);
        }
    }
}
