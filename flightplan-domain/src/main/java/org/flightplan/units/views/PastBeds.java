package org.flightplan.units.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.TenantId;
import org.flightplan.units.UnitEvents;

/** From when until when a hospital's beds were some, as it was recorded up to a moment; folded from the log, for units are few. */
@ApplicationScoped
public class PastBeds {

    private static final int MOST_UNITS = 10_000;

    private final UnitQueries units;
    private final StreamReader streams;

    /** @param units which there are, and {@code streams} what they were */
    @Inject
    public PastBeds(UnitQueries units, StreamReader streams) {
        this.units = units;
        this.streams = streams;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PastBeds() {
        this(null, null);
    }

    /** Each bed that there was for a while: its unit's {@code location} by code, {@code from} and {@code until} when. */
    public List<JsonObject> asOf(TenantId tenant, Instant moment) {
        List<UUID> all = units.list(tenant, 0, 0, MOST_UNITS).stream()
                .map(listed -> listed.unit().id())
                .toList();
        return streams.streamsAsOf(tenant, all, moment).stream()
                .filter(known -> known.get(0).type().equals(UnitEvents.OPENED))
                .flatMap(PastBeds::beds)
                .toList();
    }

    private static Stream<JsonObject> beds(List<RecordedEvent> known) {
        JsonObject unit = UnitFold.begin(known.get(0));
        for (RecordedEvent event : known) {
            unit = UnitFold.evolve(unit, event);
        }
        Values values = new Values(unit);
        String location = Specialties.locationCode(values.text("location"));
        return values.objects(UnitFold.EVER).stream()
                .map(bed -> JsonDoc.of(bed).with("location", location).build());
    }
}
