package org.flightplan.timeline.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.Values;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.timeline.TimelineItem;

/** Reads the timelines of stays, ascending by occurred_at and then by position. */
@ApplicationScoped
public class TimelineQueries {

    private final PersistenceUnits units;
    private final PhiSeam phi;
    private final StreamReader streams;

    /** @param units where the rows are, {@code phi} their seam, {@code streams} for the past */
    @Inject
    public TimelineQueries(PersistenceUnits units, PhiSeam phi, StreamReader streams) {
        this.units = units;
        this.phi = phi;
        this.streams = streams;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TimelineQueries() {
        this(null, null, null);
    }

    /** A page of a stay's timeline as it stands now; empty also for a stay that does not exist. */
    @TenantTransaction
    public List<TimelineItem> list(TenantId tenant, UUID admission, int offset, int limit) {
        return units.requests()
                .createQuery(
                        "select t from TimelineItem t where t.tenantId = :tenant and t.admissionId = :admission"
                                + " order by t.occurredAt, t.position",
                        TimelineRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("admission", admission)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::item)
                .toList();
    }

    /** A page of a stay's timeline as it was recorded up to a moment. */
    public List<TimelineItem> listAsOf(TenantId tenant, UUID admission, Instant asOf, int offset, int limit) {
        return streams.stream(tenant, admission).stream()
                .filter(event -> !event.createdAt().isAfter(asOf))
                .filter(event -> event.type().equals(TimelineProjection.CLINICAL_EVENT_RECORDED))
                .sorted(Comparator.<RecordedEvent, Instant>comparing(
                                event -> event.values().moment("occurred_at"))
                        .thenComparing(RecordedEvent::position))
                .skip(offset)
                .limit(limit)
                .map(TimelineItem::of)
                .toList();
    }

    private TimelineItem item(TimelineRow row) {
        Values data = new Values(phi.open(row.tenant(), TimelineProjection.PHI, row.data()));
        return new TimelineItem(
                row.id(),
                row.admissionId,
                data.text("event_type"),
                row.occurredAt.toInstant(),
                data.moment("recorded_at"),
                data.object("details"));
    }
}
