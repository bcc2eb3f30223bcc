package org.flightplan.commands;

import java.util.Map;
import org.flightplan.fields.FieldErrors;

/**
 * What the caller of a refused command is told.
 *
 * @param kind how to understand it
 * @param code a stable name in snake_case
 * @param detail one or two sentences: what is the matter, and what to do
 * @param fieldErrors the fields at fault; empty when it is none in particular
 * @param facts further facts for a program to act on, such as versions
 */
public record Reason(Kind kind, String code, String detail, FieldErrors fieldErrors, Map<String, Object> facts) {

    /** How a refusal is to be understood. */
    public enum Kind {
        /** The request itself is wrong: mend the named fields. */
        CONTENT,
        /** What it speaks of does not exist in the tenant. */
        NOT_FOUND,
        /** It would take or use what is closed to the caller. */
        NO_ACCESS,
        /** It does not fit what has happened: read again, and decide again. */
        STATE,
        /** The version named in the body is not the stream's: read again, and decide again. */
        VERSION_CONFLICT,
        /** The version named in If-Match is not the stream's: read again, and decide again. */
        PRECONDITION_FAILED
    }

    /** A reason that concerns no field in particular. */
    public static Reason of(Kind kind, String code, String detail) {
        return new Reason(kind, code, detail, FieldErrors.NONE, Map.of());
    }

    /** Fields of the command are wrong. */
    public static Reason invalid(FieldErrors errors) {
        String detail = "Some fields are wrong; field_errors says which and why.";
        return new Reason(Kind.CONTENT, "invalid_fields", detail, errors, Map.of());
    }

    /** The same reason, with a field at fault. */
    public Reason field(String field, String message) {
        return new Reason(kind, code, detail, FieldErrors.of(field, message), facts);
    }

    /** The same reason, with facts for a program. */
    public Reason with(Map<String, Object> moreFacts) {
        return new Reason(kind, code, detail, fieldErrors, moreFacts);
    }
}
