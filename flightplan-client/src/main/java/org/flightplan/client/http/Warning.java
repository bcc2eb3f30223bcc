package org.flightplan.client.http;

import jakarta.json.bind.annotation.JsonbTypeAdapter;

/**
 * What a command was recorded in spite of, such as {@code bed_occupied}.
 *
 * @param code a stable name
 * @param field that it is about
 * @param message one sentence, for people
 * @param severity how much it matters
 */
public record Warning(
        String code,
        String field,
        String message,
        @JsonbTypeAdapter(Severity.Adapter.class) Severity severity) {

    /** How much it matters. */
    @JsonbTypeAdapter(Severity.Adapter.class)
    public enum Severity {
        INFO,
        WARNING;

        @Override
        public String toString() {
            return Words.of(this);
        }

        /** Its words. */
        public static final class Adapter extends Words<Severity> {
            /** As JSON binding makes it. */
            public Adapter() {
                super(Severity.class);
            }
        }
    }
}
