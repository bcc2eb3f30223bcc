package org.flightplan.commands;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.flightplan.commands.Reason.Kind;

/** Refusals that are the same for every command. */
public sealed interface CommandRejection extends Rejection {

    /**
     * The stream is not where the caller thought.
     *
     * @param expected the version the caller named
     * @param actual the version it stands at
     * @param ifMatch whether the caller named it in If-Match
     */
    record StaleVersion(int expected, int actual, boolean ifMatch) implements CommandRejection {
        @Override
        public Reason reason() {
            return Reason.of(
                            ifMatch ? Kind.PRECONDITION_FAILED : Kind.VERSION_CONFLICT,
                            "version_conflict",
                            "Someone else changed this since you read it. Read it again and decide again.")
                    .with(Map.of("expected_version", expected, "actual_version", actual));
        }
    }

    /** The idempotency key was used for another request. */
    record KeyReused() implements CommandRejection {
        @Override
        public Reason reason() {
            return Reason.of(
                            Kind.CONTENT,
                            "idempotency_key_reused",
                            "This Idempotency-Key was used with another request. Use a new key for a new request.")
                    .field("Idempotency-Key", "was used with another request");
        }

        @Override
        public boolean restsOnRequest() {
            return true;
        }
    }

    /** The database can't keep the content. */
    record Unstorable() implements CommandRejection {
        @Override
        public Reason reason() {
            return Reason.of(
                    Kind.CONTENT,
                    "unstorable",
                    "The content can't be stored. Send it with fewer or plainer characters and numbers.");
        }

        @Override
        public boolean restsOnRequest() {
            return true;
        }
    }

    /** The record of the patient was erased. */
    record PatientErased() implements CommandRejection {
        @Override
        public Reason reason() {
            return Reason.of(
                    Kind.STATE,
                    "patient_erased",
                    "This patient's record was erased: nothing can be recorded of it any more.");
        }
    }

    /**
     * The patient's record was merged into another's.
     *
     * @param survivor whose
     */
    record PatientMerged(UUID survivor) implements CommandRejection {
        @Override
        public Reason reason() {
            String detail = "This patient's record was merged into another. Record on that one: merged_into.";
            return Reason.of(Kind.STATE, "merged", detail).with(Map.of("merged_into", survivor.toString()));
        }
    }

    /** Patients' records were merged since it was looked up what to decide on: {@link CommandHandler} tries again. */
    record MergedMeanwhile() implements CommandRejection {
        @Override
        public Reason reason() {
            String detail = "The patient's record was just merged with another. Read it again, and decide again.";
            return Reason.of(Kind.STATE, "merged_meanwhile", detail);
        }
    }

    /**
     * The chosen id, or one that is derived from it, is that of something of another kind.
     *
     * @param field of the chosen id
     */
    record IdInUse(String field) implements CommandRejection {

        /** Of a stream's own id, whose field is called after the stream's type: {@code admission_id}. */
        static IdInUse of(Aggregate<?, ?, ?> aggregate) {
            return new IdInUse(aggregate.streamType().toLowerCase(Locale.ROOT) + "_id");
        }

        @Override
        public Reason reason() {
            String detail = "This " + field
                    + " can't be used: it, or an id that is derived from it, is something else's. Choose another id, or"
                    + " leave it out.";
            return Reason.of(Kind.STATE, "id_in_use", detail).field(field, "is something else's: choose another");
        }
    }

    /** Others kept changing the stream. */
    record TooBusy() implements CommandRejection {
        @Override
        public Reason reason() {
            return Reason.of(
                    Kind.STATE,
                    "too_busy",
                    "Others kept changing this at the same moment. Nothing was recorded: send it again.");
        }
    }
}
