package org.flightplan.fields;

import org.jspecify.annotations.Nullable;

/**
 * One declared field.
 *
 * @param name in snake_case, as it stands in JSON
 * @param kind what it holds
 * @param required whether it must be there; required text must not be blank, and null equals absent
 * @param phi whether it is protected health information
 * @param deprecation that it is not to be sent any more, or null
 */
public record Field(
        String name,
        FieldType kind,
        boolean required,
        boolean phi,
        @Nullable Deprecation deprecation) {

    /** A field that is there to stay. */
    public Field(String name, FieldType kind, boolean required, boolean phi) {
        this(name, kind, required, phi, null);
    }

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
        return new Field(name, kind, required, true, deprecation);
    }

    /** The same field, which is not to be sent any more. */
    public Field deprecated(Deprecation why) {
        return new Field(name, kind, required, phi, why);
    }
}
