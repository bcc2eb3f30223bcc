package org.flightplan.timeline.views;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Set;
import org.flightplan.events.RecordedEvent;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.Projection;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.timeline.TimelineItem;

/** Projects clinical events into the timelines of their stays. */
@ApplicationScoped
class TimelineProjection implements Projection {

    static final Set<String> PHI = Set.of("details");

    // the admissions' contract, by its stored name
    static final String CLINICAL_EVENT_RECORDED = "clinical_event.recorded";

    private final PersistenceUnits units;
    private final PhiSeam phi;

    @Inject
    TimelineProjection(PersistenceUnits units, PhiSeam phi) {
        this.units = units;
        this.phi = phi;
    }

    @SuppressWarnings("NullAway")
    protected TimelineProjection() {
        this(null, null);
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public void apply(RecordedEvent event) {
        if (!event.type().equals(CLINICAL_EVENT_RECORDED)) {
            return;
        }
        TimelineItem item = TimelineItem.of(event);
        JsonObject data = doc().with("event_type", item.eventType())
                .with("recorded_at", item.recordedAt())
                .with("details", item.details())
                .build();
        units.projector().persist(new TimelineRow(event, item, phi.seal(event.tenant(), PHI, data)));
    }

    @Override
    public void clear() {
        units.projector().createQuery("delete from TimelineItem t").executeUpdate();
    }
}
