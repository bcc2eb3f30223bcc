package org.flightplan.admissions;

import java.util.List;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.specialties.Specialties;
import org.jspecify.annotations.Nullable;

/**
 * The locations of a stay's specialty: stored as they are given, compared by their code.
 *
 * @param specialty whose manifest knows the codes and their aliases
 */
record Locations(String specialty) {

    static Locations of(Stay stay) {
        return new Locations(stay.specialty());
    }

    boolean same(String one, String other) {
        return code(one).equals(code(other));
    }

    boolean same(Place one, Place other) {
        return new Place(code(one.location()), one.bed()).equals(new Place(code(other.location()), other.bed()));
    }

    /** The warning of a location that is none of any specialty: it may be a slip, and no chart has a colour for it. */
    static List<Warning> unknown(String field, @Nullable String location) {
        if (location == null || Specialties.knowsLocation(location)) {
            return List.of();
        }
        String message =
                "is no location of any specialty, and recorded as it is; if it is a slip, move the patient again";
        return List.of(new Warning("unknown_location", field, message));
    }

    /** The code of a location in the specialty. */
    String code(String location) {
        return Specialties.locationCode(specialty, location);
    }
}
