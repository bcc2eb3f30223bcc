package org.flightplan.patients;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a patient's record. */
public sealed interface PatientEvent {

    /**
     * {@code patient.created}: the record began.
     *
     * @param dateOfBirth null only while nobody knows who it is
     * @param provisional whether nobody knows yet who it is: an unconscious arrival, an unnamed newborn
     */
    record PatientCreated(
            PatientId id,
            PatientName name,
            Mrn mrn,
            @Nullable BirthDate dateOfBirth,
            @Nullable String gender,
            boolean provisional)
            implements PatientEvent {}

    /** A {@code patient.created} whose content nobody can read any more. */
    record PatientForgotten(PatientId id) implements PatientEvent {}

    /**
     * {@code patient.updated}.
     *
     * @param changes the fields that have another value from now on; one that is null has none
     */
    record PatientUpdated(JsonObject changes) implements PatientEvent {

        /** The names alone: the rest is PHI. */
        @Override
        public String toString() {
            return "PatientUpdated" + changes.keySet();
        }
    }

    /**
     * {@code patient.erased}: the keys of all that is known of the patient are destroyed.
     *
     * @param ground why
     * @param merged those who are erased with it, because they were merged into it; not stored: each is told by its own
     */
    record PatientErased(PatientId id, String ground, List<PatientId> merged) implements PatientEvent {

        /** One patient alone. */
        public PatientErased(PatientId id, String ground) {
            this(id, ground, List.of());
        }
    }

    /**
     * {@code patient.merged}: one patient's record was merged into another's. Both are told.
     *
     * @param survivor whose record goes on
     * @param retired on whose nothing is recorded any more
     * @param reason why, or null
     */
    record PatientsMerged(
            PatientId survivor, PatientId retired, @Nullable String reason) implements PatientEvent {

        /** The ids alone: the rest is PHI. */
        @Override
        public String toString() {
            return "PatientsMerged[" + survivor + ", " + retired + "]";
        }
    }
}
