package org.flightplan.web.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.audit.StreamAudiences;
import org.flightplan.audit.StreamAudiences.Audience;
import org.flightplan.events.EventNotice;
import org.flightplan.projections.StayPlaces;
import org.flightplan.tenants.KnownTenants;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a tenant's notices what subscribers are told. To whom an event is open is asked when it is told, with one statement
 * for all subscribers, whatever their number.
 */
@ApplicationScoped
class Announcements {

    // what changes where a stay is, or should be: told where it was and where it goes
    private static final Set<String> OF_PLACES = Set.of(
            AdmissionEvents.LOCATION_CHANGED,
            AdmissionEvents.LOCATION_CORRECTED,
            AdmissionEvents.MOVE_REQUESTED,
            AdmissionEvents.MOVE_REQUEST_CANCELLED);

    private final KnownTenants tenants;
    private final StreamAudiences audiences;
    private final StayPlaces places;

    /** @param tenants for whether care teams are kept, {@code audiences} for whom, {@code places} for units */
    @Inject
    Announcements(KnownTenants tenants, StreamAudiences audiences, StayPlaces places) {
        this.tenants = tenants;
        this.audiences = audiences;
        this.places = places;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Announcements() {
        this(null, null, null);
    }

    /**
     * What is told of the notices, in their order.
     *
     * @param byUnit whether any subscriber follows a unit
     */
    List<Announcement> of(TenantId tenant, List<EventNotice> notices, boolean byUnit) {
        boolean limited = tenants.find(tenant).map(Tenant::careTeams).orElse(true);
        if (notices.isEmpty() || !(limited || byUnit)) {
            return notices.stream()
                    .map(notice -> Announcement.of(notice, null, Set.of()))
                    .toList();
        }
        Map<UUID, Audience> known = audiences.of(
                tenant, notices.stream().map(notice -> notice.stream().id()).collect(Collectors.toSet()));
        Located located = byUnit ? located(tenant, notices, known) : new Located(Map.of(), Map.of(), Map.of());
        return notices.stream()
                .map(notice -> {
                    Audience audience = known.get(notice.stream().id());
                    return Announcement.of(notice, limited ? audience : null, located.unitsOf(notice, audience));
                })
                .toList();
    }

    private Located located(TenantId tenant, List<EventNotice> notices, Map<UUID, Audience> known) {
        Set<UUID> stays = new HashSet<>();
        Set<UUID> patients = new HashSet<>();
        known.values().forEach(audience -> {
            if (audience.stay() == null) {
                patients.add(audience.patient());
            } else {
                stays.add(audience.stay());
            }
        });
        Set<UUID> moved = notices.stream()
                .filter(notice -> OF_PLACES.contains(notice.type()))
                .map(notice -> notice.stream().id())
                .collect(Collectors.toSet());
        return new Located(
                places.units(tenant),
                places.now(tenant, stays, patients),
                moved.isEmpty() ? Map.of() : places.ever(tenant, moved));
    }

    /** Locations of units and of stays, by their codes. */
    private record Located(Map<UUID, Set<String>> units, Map<UUID, Set<String>> now, Map<UUID, Set<String>> ever) {

        Set<UUID> unitsOf(EventNotice notice, @Nullable Audience audience) {
            if (audience == null) {
                return Set.of();
            }
            UUID whose = audience.stay() == null ? audience.patient() : audience.stay();
            Set<String> places = new HashSet<>(now.getOrDefault(whose, Set.of()));
            if (OF_PLACES.contains(notice.type())) {
                places.addAll(ever.getOrDefault(whose, Set.of()));
            }
            return units.entrySet().stream()
                    .filter(unit -> !Collections.disjoint(unit.getValue(), places))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
