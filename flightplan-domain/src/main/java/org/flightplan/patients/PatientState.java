package org.flightplan.patients;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.jspecify.annotations.Nullable;

/** What the rules remember of a patient. */
sealed interface PatientState {

    /** There is no such patient. */
    record Unknown() implements PatientState {}

    /**
     * There is.
     *
     * @param provisional whether nobody knows yet who it is
     * @param born whether a date of birth is on record
     * @param merged those whose records were merged into this one
     */
    record Known(PatientId id, boolean provisional, boolean born, List<PatientId> merged) implements PatientState {

        /** With one more whose record is this one. */
        Known with(PatientId retired) {
            List<PatientId> all =
                    Stream.concat(merged.stream(), Stream.of(retired)).toList();
            return new Known(id, provisional, born, all);
        }

        /** After changes; those that are not named stay. */
        Known changed(JsonObject changes) {
            Values values = new Values(changes);
            String identity = values.textOrNull("identity");
            return new Known(
                    id,
                    changes.containsKey("identity") ? PatientEvents.PROVISIONAL.equals(identity) : provisional,
                    changes.containsKey("date_of_birth") ? values.dateOrNull("date_of_birth") != null : born,
                    merged);
        }
    }

    /**
     * There was, and its record is another's now.
     *
     * @param into whose
     */
    record Merged(PatientId id, PatientId into) implements PatientState {

        Rejection rejection() {
            return new CommandRejection.PatientMerged(into.value());
        }
    }

    /**
     * There was, and nothing is known any more.
     *
     * @param erasure null while it is not on record: a copy of the log from before it was restored
     */
    record Erased(PatientId id, @Nullable PatientErased erasure) implements PatientState {}
}
