package org.flightplan.fields;

/**
 * One declared field.
 *
 * @param name in snake_case, as it stands in JSON
 * @param kind what it holds
 * @param required whether it must be there; required text must not be blank, and null equals absent
 * @param phi whether it is protected health information
 */
public record Field(String name, FieldType kind, boolean required, boolean phi) {

    /** A field that must be there. */
    public static Field required(String name, FieldType kind) {
        return new Field(name, kind, true, false);
    }

    /** A field that may be absent or null. */
    public static Field optional(String name, FieldType kind) {
        return new Field(name, kind, false, false);
    }

    /** The same field, marked as protected health information. */
    public Field asPhi() {
        return new Field(name, kind, required, true);
    }
}
