package org.flightplan.timeline.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.timeline.KeptItem;
import org.flightplan.timeline.TimelineItem;
import org.jspecify.annotations.Nullable;

/** Reads the timelines of stays, ascending by occurred_at and then by position. */
@ApplicationScoped
public class TimelineQueries {

    /** No moment of an event lies before it. */
    private static final After FROM_THE_BEGINNING = new After(Instant.parse("0001-01-01T00:00:00Z"), 0);

    private static final String OF_BOARD = """
            select t.*
              from read_model_timeline t
             where t.tenant_id = ? and t.admission_id = any (cast(string_to_array(?, ',') as uuid[]))
               and t.kind is not null and not t.retracted
             order by t.occurred_at, t.position
            """;

    private static final String FIRST_OPERATIONS = """
            select t.admission_id, cast(extract(epoch from min(t.occurred_at)) * 1000 as bigint)
              from read_model_timeline t
             where t.tenant_id = ? and t.admission_id = any (cast(string_to_array(?, ',') as uuid[]))
               and t.kind = 'operation' and not t.retracted
             group by t.admission_id
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

    /** Of these stays, the operations and the continuous therapies, ascending. */
    @SuppressWarnings("unchecked") // the query says what its rows are
    @TenantTransaction
    public List<BoardItem> ofBoard(TenantId tenant, Collection<UUID> stays) {
        List<TimelineRow> rows = of(units.requests().createNativeQuery(OF_BOARD, TimelineRow.class), tenant, stays)
                .getResultList();
        phi.prepare(tenant, KeptItem.PHI, rows.stream().map(TimelineRow::data).toList());
        return rows.stream()
                .map(row -> new BoardItem(item(row), "operation".equals(row.kind)))
                .toList();
    }

    /** What a board asks of a stay: an operation, or else a continuous therapy. */
    public record BoardItem(TimelineItem item, boolean isOperation) {}

    /** When each of these stays had its first operation, where it had one. */
    @SuppressWarnings("unchecked") // the query says what its rows are
    @TenantTransaction
    public Map<UUID, Instant> firstOperations(TenantId tenant, Collection<UUID> stays) {
        if (stays.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = of(units.requests().createNativeQuery(FIRST_OPERATIONS), tenant, stays)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> Instant.ofEpochMilli(((Number) row[1]).longValue())));
    }

    private static Query of(Query query, TenantId tenant, Collection<UUID> stays) {
        return query.setParameter(1, tenant.value())
                .setParameter(2, stays.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    /** A page of a stay's timeline as it was recorded up to a moment. */
    public List<TimelineItem> listAsOf(
            TenantId tenant, UUID admission, Instant asOf, @Nullable After after, int offset, int limit) {
        After behind = after == null ? FROM_THE_BEGINNING : after;
        List<RecordedEvent> known = streams.streamAsOf(tenant, admission, asOf);
        return KeptItem.of(known).stream()
                .filter(item -> !item.retracted())
                .map(item -> opened(tenant, admission, item))
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
        Optional<UUID> stay = streams.streamOf(tenant, id);
        List<RecordedEvent> told = stay.map(stream -> streams.stream(tenant, stream)).stream()
                .flatMap(List::stream)
                .filter(event -> event.type().startsWith("clinical_event."))
                .filter(event -> event.storedValues().id("event_id").equals(id))
                .toList();
        return KeptItem.of(told).stream()
                .map(item -> new WithCorrections(
                        opened(tenant, stay.orElseThrow(), item), item.retracted(), told.subList(1, told.size())))
                .findFirst();
    }

    /**
     * A clinical event and its corrections.
     *
     * @param item as was last said
     * @param retracted whether it did not happen
     * @param corrections the events that said otherwise
     */
    public record WithCorrections(TimelineItem item, boolean retracted, List<RecordedEvent> corrections) {}

    private TimelineItem item(TimelineRow row) {
        KeptItem item = new KeptItem(row.id(), row.occurredAt.toInstant(), row.position, row.data(), false);
        return opened(row.tenant(), row.admissionId, item);
    }

    private TimelineItem opened(TenantId tenant, UUID admission, KeptItem item) {
        return item.opened(admission, phi.open(tenant, KeptItem.PHI, item.data()));
    }
}
