package org.flightplan.attachments.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.attachments.Attachment;
import org.flightplan.fields.Values;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/** Reads the attachments of stays, ascending by occurred_at and then by position; those that were retracted are none. */
@ApplicationScoped
public class AttachmentQueries {

    /** No moment of an event lies before it. */
    private static final After FROM_THE_BEGINNING = new After(Instant.parse("0001-01-01T00:00:00Z"), 0);

    private static final String THERE = "select a from Attachment a where a.tenantId = :tenant"
            + " and a.admissionId = :admission and a.retracted = false";

    private final PersistenceUnits units;
    private final PhiSeam phi;

    /** @param units where the rows are, {@code phi} their seam */
    @Inject
    public AttachmentQueries(PersistenceUnits units, PhiSeam phi) {
        this.units = units;
        this.phi = phi;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AttachmentQueries() {
        this(null, null);
    }

    /** The last attachment of the page before. */
    public record After(Instant occurredAt, long position) {}

    /**
     * A page of a stay's attachments; empty also for a stay that does not exist.
     *
     * @param after only those behind this one, or null for the first page
     * @param offset how many to leave out
     * @param limit the most to give
     */
    @TenantTransaction
    public List<Attachment> list(TenantId tenant, UUID admission, @Nullable After after, int offset, int limit) {
        After behind = after == null ? FROM_THE_BEGINNING : after;
        return units.requests()
                .createQuery(
                        THERE
                                // the first condition is what the index takes
                                + " and a.occurredAt >= :at and (a.occurredAt > :at or a.position > :position)"
                                + " order by a.occurredAt, a.position",
                        AttachmentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("admission", admission)
                .setParameter("at", behind.occurredAt().atOffset(ZoneOffset.UTC))
                .setParameter("position", behind.position())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::attachment)
                .toList();
    }

    /** The attachment of this id; empty when the stay has none. */
    @TenantTransaction
    public Optional<Attachment> find(TenantId tenant, UUID admission, UUID id) {
        return units.requests()
                .createQuery(THERE + " and a.id = :id", AttachmentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("admission", admission)
                .setParameter("id", id)
                .getResultStream()
                .map(this::attachment)
                .findFirst();
    }

    private Attachment attachment(AttachmentRow row) {
        Values data = new Values(phi.open(row.tenant(), AttachmentProjection.PHI, row.data()));
        return new Attachment(
                row.id(),
                row.admissionId,
                row.occurredAt.toInstant(),
                data.textOrNull("filename"),
                data.textOrNull("description"),
                data.textOrNull("attachment_type"),
                data.text("content_type"),
                data.whole("size"),
                data.textOrNull("digest"),
                data.idOrNull("linked_event_id"),
                data.id("storage_key"),
                data.idOrNull("thumbnail_key"),
                data.moment("recorded_at"),
                row.position);
    }
}
