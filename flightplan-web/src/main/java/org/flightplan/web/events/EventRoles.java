package org.flightplan.web.events;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.Set;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.units.UnitEvents;
import org.flightplan.web.http.BedChange;
import org.flightplan.web.requests.Role;

/** Who may send which event: whoever may give its own command. */
final class EventRoles {

    private static final Set<Role> AT_THE_BEDSIDE = Set.of(Role.CLINICIAN, Role.INTERFACE);

    private EventRoles() {}

    static boolean allow(Set<Role> roles, String streamType, String eventType, JsonObject data) {
        if (streamType.equals(UnitEvents.STREAM_TYPE)) {
            return roles.contains(Role.TENANT_ADMIN)
                    || (eventType.equals(UnitEvents.BED_CHANGED) && BedChange.isOfTheState(data));
        }
        return !Collections.disjoint(roles, AT_THE_BEDSIDE)
                || (roles.contains(Role.TENANT_ADMIN) && eventType.equals(AdmissionEvents.CARE_TEAM_CHANGED));
    }
}
