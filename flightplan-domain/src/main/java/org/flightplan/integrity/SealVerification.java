package org.flightplan.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.flightplan.events.LogUnavailable;
import org.flightplan.integrity.SealReport.Finding;
import org.flightplan.integrity.SealReport.Kind;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/** Holds a tenant's log against its seals. */
@ApplicationScoped
public class SealVerification {

    private static final String SEALS = "select " + SealStore.SEAL_COLUMNS
            + " from log_seals where tenant_id = ? and number >= ? order by number limit ?";
    private static final String EVENTS =
            "select id, " + Digest.SQL + " from event_store where tenant_id = ? and id > ? and id <= ? order by id";
    private static final String UNSEALED = "select count(*) from event_store where tenant_id = ? and id > ?";

    private final TenantReading tenants;
    private final SealKeys keys;

    /** @param tenants the way to a tenant's rows, {@code keys} that verify */
    @Inject
    public SealVerification(TenantReading tenants, SealKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SealVerification() {
        this(null, null);
    }

    /**
     * Verifies seals in their order, up to the first that does not hold.
     *
     * @param after the seal to begin behind, 0 for the first; it is taken for true when its signature is
     * @param limit the most seals to hold against the log
     * @throws LogUnavailable when the database can't be read now
     */
    public SealReport verify(TenantId tenant, int after, int limit) {
        try {
            List<Seal> seals = seals(tenant, Math.max(1, after), limit + 1 + Math.min(1, after));
            Course course = new Course(tenant, after);
            for (Seal seal : seals) {
                if (course.seals == limit || course.finding != null) {
                    break;
                }
                course.take(seal);
            }
            boolean more = course.finding == null
                    && !seals.isEmpty()
                    && seals.get(seals.size() - 1).number() > course.number;
            return course.report(more ? OptionalInt.of(course.number) : OptionalInt.empty());
        } catch (SQLException e) {
            throw new LogUnavailable("seals can't be verified, SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** The way along a chain. */
    private final class Course {
        private final TenantId tenant;
        private final int after;
        private int number;
        private byte[] hash = Seal.NOTHING;
        private long position = Long.MIN_VALUE;
        private int seals;
        private long events;
        private @Nullable Finding finding;

        private Course(TenantId tenant, int after) {
            this.tenant = tenant;
            this.after = after;
            this.number = Math.max(0, after - 1);
        }

        private void take(Seal seal) throws SQLException {
            finding = fault(seal);
            number = seal.number();
            hash = seal.hash();
            position = seal.events().isEmpty() ? position : seal.lastPosition();
            if (seal.number() > after) {
                seals++;
                events += seal.events().size();
            }
        }

        private @Nullable Finding fault(Seal seal) throws SQLException {
            if (seal.number() != number + 1) {
                return new Finding(Kind.SEAL_MISSING, null, number + 1);
            } else if (!keys.isSignedBy(seal.keyId(), seal.hash(), seal.signature())) {
                return new Finding(Kind.SEAL_UNSIGNED, null, seal.number());
            } else if (seal.number() == after) {
                return null;
            } else if (!seal.follows(hash)) {
                return new Finding(Kind.SEAL_ALTERED, null, seal.number());
            }
            return new Comparison(seal).with(stored(tenant, position, seal.lastPosition()));
        }

        private SealReport report(OptionalInt next) throws SQLException {
            long unsealed = next.isPresent() ? 0 : unsealed(tenant, position);
            return new SealReport(seals, events, Math.max(0, position), Optional.ofNullable(finding), next, unsealed);
        }
    }

    private List<Seal> seals(TenantId tenant, int from, int limit) throws SQLException {
        return tenants.read(tenant, SEALS, List.of(tenant.value(), from, limit), answered -> {
            List<Seal> seals = new ArrayList<>();
            try (ResultSet row = answered.getResultSet()) {
                while (row.next()) {
                    seals.add(SealStore.seal(tenant, row));
                }
            }
            return seals;
        });
    }

    private List<Digest> stored(TenantId tenant, long behind, long last) throws SQLException {
        return tenants.read(tenant, EVENTS, List.of(tenant.value(), behind, last), answered -> {
            List<Digest> events = new ArrayList<>();
            try (ResultSet row = answered.getResultSet()) {
                while (row.next()) {
                    events.add(new Digest(row.getLong(1), row.getBytes(2)));
                }
            }
            return events;
        });
    }

    private long unsealed(TenantId tenant, long behind) throws SQLException {
        return tenants.read(tenant, UNSEALED, List.of(tenant.value(), behind), SealVerification::number);
    }

    private static long number(PreparedStatement answered) throws SQLException {
        try (ResultSet row = answered.getResultSet()) {
            row.next();
            return row.getLong(1);
        }
    }
}
