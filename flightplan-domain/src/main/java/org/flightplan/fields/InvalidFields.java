package org.flightplan.fields;

/** A request's content is not what is declared; the caller mends the named fields and sends it again. */
public final class InvalidFields extends RuntimeException {

    private final transient FieldErrors errors;

    /** @param errors at least one */
    public InvalidFields(FieldErrors errors) {
        super("invalid fields", null, false, false);
        this.errors = errors;
    }

    /** What is wrong, by field. */
    public FieldErrors errors() {
        return errors;
    }
}
