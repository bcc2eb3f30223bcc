package org.flightplan.client.patients;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.flightplan.client.http.Words;

/** Why a patient is erased. */
@JsonbTypeAdapter(ErasureGround.Adapter.class)
public enum ErasureGround {
    PATIENT_REQUEST,
    RETENTION_ENDED,
    COURT_ORDER,
    RECORDED_IN_ERROR;

    @Override
    public String toString() {
        return Words.of(this);
    }

    /** Its words in JSON. */
    public static final class Adapter extends Words<ErasureGround> {
        /** As JSON binding makes it. */
        public Adapter() {
            super(ErasureGround.class);
        }
    }
}
