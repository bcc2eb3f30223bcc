package org.flightplan.timeline.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.Values;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.timeline.TimelineItem;
import org.jspecify.annotations.Nullable;

/** Reads the timelines of stays, ascending by occurred_at and then by position. */
@ApplicationScoped
public class TimelineQueries {

    /** No moment of an event lies before it. */
    private static final After FROM_THE_BEGINNING = new After(Instant.parse("0001-01-01T00:00:00Z"), 0);

    // the index that is made for it holds these types alone
    private static final String OF_BOARD = """
            select t.*
              from read_model_timeline t
             where t.tenant_id = ? and t.admission_id = any (cast(string_to_array(?, ',') as uuid[]))
               and t.data ->> 'event_type' in ('surgery', 'continuous_therapy') and not t.retracted
             order by t.occurred_at, t.position
            """;

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

    /** The last item of the page before. */
    public record After(Instant occurredAt, long position) {

        private boolean isBefore(TimelineItem item) {
            int order = occurredAt.compareTo(item.occurredAt());
            return order < 0 || (order == 0 && position < item.position());
        }
    }

    /**
     * A page of a stay's timeline as it stands now; empty also for a stay that does not exist.
     *
     * @param after only those behind this one, or null for the first page
     * @param offset how many to leave out
     * @param limit the most to give
     */
    @TenantTransaction
    public List<TimelineItem> list(TenantId tenant, UUID admission, @Nullable After after, int offset, int limit) {
        After behind = after == null ? FROM_THE_BEGINNING : after;
        return units.requests()
                .createQuery(
                        "select t from TimelineItem t where t.tenantId = :tenant and t.admissionId = :admission"
                                + " and t.retracted = false"
                                // the first condition is what the index takes
                                + " and t.occurredAt >= :at and (t.occurredAt > :at or t.position > :position)"
                                + " order by t.occurredAt, t.position",
                        TimelineRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("admission", admission)
                .setParameter("at", behind.occurredAt().atOffset(ZoneOffset.UTC))
                .setParameter("position", behind.position())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::item)
                .toList();
    }

    /** Of these stays, the surgeries and the continuous therapies, ascending. */
    @SuppressWarnings("unchecked") // the query says what its rows are
    @TenantTransaction
    public List<TimelineItem> ofBoard(TenantId tenant, Collection<UUID> stays) {
        List<TimelineRow> rows = units.requests()
                .createNativeQuery(OF_BOARD, TimelineRow.class)
                .setParameter(1, tenant.value())
                .setParameter(2, stays.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .getResultList();
        phi.prepare(
                tenant,
                TimelineProjection.PHI,
                rows.stream().map(TimelineRow::data).toList());
        return rows.stream().map(this::item).toList();
    }

    /** A page of a stay's timeline as it was recorded up to a moment. */
    public List<TimelineItem> listAsOf(
            TenantId tenant, UUID admission, Instant asOf, @Nullable After after, int offset, int limit) {
        After behind = after == null ? FROM_THE_BEGINNING : after;
        Map<UUID, TimelineItem> items = new LinkedHashMap<>();
        for (RecordedEvent event : streams.stream(tenant, admission)) {
            if (!event.createdAt().isAfter(asOf)) {
                take(event, items);
            }
        }
        return items.values().stream()
                .filter(behind::isBefore)
                .sorted(Comparator.comparing(TimelineItem::occurredAt).thenComparing(TimelineItem::position))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /**
     * A clinical event as it stands now, with what was said otherwise of it, in the order of recording; empty when the tenant
     * has none of this id.
     */
    public Optional<WithCorrections> find(TenantId tenant, UUID id) {
        List<RecordedEvent> told = streams.streamOf(tenant, id).map(stay -> streams.stream(tenant, stay)).stream()
                .flatMap(List::stream)
                .filter(event -> event.type().startsWith("clinical_event."))
                .filter(event -> event.storedValues().id("event_id").equals(id))
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        TimelineItem item = TimelineItem.of(told.get(0));
        TimelineItem last = item;
        for (RecordedEvent correction : told.subList(1, told.size())) {
            last = last == null ? null : last.corrected(correction);
            item = last == null ? item : last;
        }
        return Optional.of(new WithCorrections(item, last == null, told.subList(1, told.size())));
    }

    /**
     * A clinical event and its corrections.
     *
     * @param item as was last said
     * @param retracted whether it did not happen
     * @param corrections the events that said otherwise
     */
    public record WithCorrections(TimelineItem item, boolean retracted, List<RecordedEvent> corrections) {}

    private static void take(RecordedEvent event, Map<UUID, TimelineItem> items) {
        if (event.type().equals(TimelineProjection.CLINICAL_EVENT_RECORDED)) {
            TimelineItem item = TimelineItem.of(event);
            items.put(item.id(), item);
        } else if (event.type().equals(TimelineProjection.CLINICAL_EVENT_CORRECTED)) {
            items.computeIfPresent(event.storedValues().id("event_id"), (unused, item) -> item.corrected(event));
        }
    }

    private TimelineItem item(TimelineRow row) {
        Values data = new Values(phi.open(row.tenant(), TimelineProjection.PHI, row.data()));
        return new TimelineItem(
                row.id(),
                row.admissionId,
                data.text("event_type"),
                row.occurredAt.toInstant(),
                row.position,
                data.moment("recorded_at"),
                data.object("details"),
                Boolean.TRUE.equals(data.flagOrNull("corrected")));
    }
}
