package org.flightplan.client.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as answers have them. */
public final class Lists {

    private Lists() {}

    /** The list; an empty one where it is not told. */
    public static <T> List<T> orEmpty(@Nullable List<T> told) {
        return told == null ? List.of() : told;
    }
}
