package org.flightplan.admissions.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;

/**
 * What a census counts of stays, as it was recorded up to a moment. All that was not touched since stands in the rows; what was
 * is folded from the log.
 */
@ApplicationScoped
public class PastStays {

    private final AdmissionQueries admissions;
    private final StreamReader streams;

    /** @param admissions which have changed, and {@code streams} what they were */
    @Inject
    public PastStays(AdmissionQueries admissions, StreamReader streams) {
        this.admissions = admissions;
        this.streams = streams;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PastStays() {
        this(null, null);
    }

    /**
     * The stays that were touched since a moment and were on record by then, but for cancelled ones; in the names of the rows'
     * columns: {@code moved_at}, {@code moved_to}, {@code admit_date}, {@code discharged_at}, {@code died}.
     */
    public List<JsonObject> asOf(TenantId tenant, Instant moment) {
        return streams.streamsAsOf(tenant, admissions.changedSince(tenant, moment), moment).stream()
                .filter(known -> known.get(0).type().equals(AdmissionEvents.CREATED))
                .map(PastStays::folded)
                .filter(stay -> !stay.getString("status").equals("cancelled"))
                .map(PastStays::counted)
                .toList();
    }

    private static JsonObject folded(List<RecordedEvent> known) {
        JsonObject stay = AdmissionFold.begin(known.get(0));
        for (RecordedEvent event : known) {
            stay = AdmissionFold.evolve(stay, event);
        }
        return stay;
    }

    private static JsonObject counted(JsonObject stay) {
        Values values = new Values(stay);
        SortedMap<Instant, String> moves = AdmissionProjection.moves(stay, values.text("specialty"));
        return doc().with("moved_at", moves.keySet())
                .with("moved_to", moves.values())
                .with("admit_date", values.moment("admit_date"))
                .with("discharged_at", values.momentOrNull("discharge_date"))
                .with("died", Boolean.TRUE.equals(values.flagOrNull("died")))
                .build();
    }
}
