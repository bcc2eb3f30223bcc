package org.flightplan.flightplans;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's rules look at of its stay, by the admissions' contract.
 *
 * @param patient whose stay it is
 * @param admittedAt when the patient was admitted
 */
record RelatedStay(UUID patient, Instant admittedAt) {

    private static final String CREATED = "admission.created";
    private static final String UPDATED = "admission.updated";

    /** The events that it is made of. */
    static final Set<String> EVENTS = Set.of(CREATED, UPDATED);

    static RelatedStay of(UUID admission, Related.Found related) {
        RelatedStream stream = known(related.streams().get(admission));
        UUID patient = null;
        Instant admittedAt = null;
        for (RelatedEvent event : stream.events()) {
            patient = patient == null ? event.data().idOrNull("patient_id") : patient;
            Instant moment = event.data().momentOrNull("admit_date");
            admittedAt = moment == null ? admittedAt : moment;
        }
        return new RelatedStay(known(patient), known(admittedAt));
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a plan whose stay does not begin with an admission");
        }
        return value;
    }
}
