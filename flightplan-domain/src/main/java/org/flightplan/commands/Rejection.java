package org.flightplan.commands;

import java.util.Map;
import org.flightplan.fields.FieldErrors;

/** Why a command was refused. Each component has a sealed family of these; none holds PHI. */
public interface Rejection {

    /** How the caller is to understand it. */
    enum Kind {
        /** The request itself is wrong: mend the named fields. */
        CONTENT,
        /** What it speaks of does not exist in the tenant. */
        NOT_FOUND,
        /** It does not fit what has happened: read again, and decide again. */
        STATE,
        /** The version named in the body is not the stream's: read again, and decide again. */
        VERSION_CONFLICT,
        /** The version named in If-Match is not the stream's: read again, and decide again. */
        PRECONDITION_FAILED
    }

    /** How the caller is to understand it. */
    Kind kind();

    /** A stable name in snake_case. */
    String code();

    /** One or two sentences: what is the matter, and what to do. */
    String detail();

    /** The fields at fault; empty when it is none in particular. */
    default FieldErrors fieldErrors() {
        return new FieldErrors(Map.of());
    }

    /** Further facts for a program to act on, such as versions. */
    default Map<String, Object> facts() {
        return Map.of();
    }
}
