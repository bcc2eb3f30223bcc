package org.flightplan.web.http;

import jakarta.json.JsonObject;
import java.util.Set;

/** What may be said of a bed at the bedside: whether it can be used, why not, and until when. */
public final class BedChange {

    private static final Set<String> OF_THE_HOSPITAL = Set.of("attributes");

    private BedChange() {}

    /** Whether no more than that is said: what a bed is, the hospital's administrator says. */
    public static boolean isOfTheState(JsonObject changes) {
        return OF_THE_HOSPITAL.stream().noneMatch(changes::containsKey);
    }
}
