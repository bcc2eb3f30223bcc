package org.flightplan.commands;

import java.util.Map;
import org.flightplan.fields.FieldErrors;

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
        public Kind kind() {
            return ifMatch ? Kind.PRECONDITION_FAILED : Kind.VERSION_CONFLICT;
        }

        @Override
        public String code() {
            return "version_conflict";
        }

        @Override
        public String detail() {
            return "Someone else changed this since you read it. Read it again and decide again.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("expected_version", expected, "actual_version", actual);
        }
    }

    /** The idempotency key was used for another request. */
    record KeyReused() implements CommandRejection {
        @Override
        public Kind kind() {
            return Kind.CONTENT;
        }

        @Override
        public String code() {
            return "idempotency_key_reused";
        }

        @Override
        public String detail() {
            return "This Idempotency-Key was used with another request. Use a new key for a new request.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return FieldErrors.of("Idempotency-Key", "was used with another request");
        }
    }

    /** The database can't keep the content. */
    record Unstorable() implements CommandRejection {
        @Override
        public Kind kind() {
            return Kind.CONTENT;
        }

        @Override
        public String code() {
            return "unstorable";
        }

        @Override
        public String detail() {
            return "The content can't be stored. Send it with fewer or plainer characters and numbers.";
        }
    }

    /** Others kept changing the stream. */
    record TooBusy(int actual) implements CommandRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return "too_busy";
        }

        @Override
        public String detail() {
            return "Others kept changing this at the same moment. Nothing was recorded: send it again.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("actual_version", actual);
        }
    }
}
