package org.flightplan.displays;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/** Makes displays, has them claimed, and knows them by their secrets: what is revoked, {@value #SECONDS} seconds later nowhere any more. */
@ApplicationScoped
public class Displays {

    static final int SECONDS = 10;

    private static final String COLUMNS =
            " tenant_id, id, name, unit_id, shows_names, made_by, made_at, code_ends_at, claimed_at, revoked_at ";
    private static final String INSERT = """
            insert into displays (tenant_id, id, name, unit_id, shows_names, made_by, code_digest, code_ends_at)
            values (?, ?, ?, ?, ?, ?, ?, clock_timestamp() + interval '15 minutes')
            returning""" + COLUMNS;
    private static final String CLAIM = """
            update displays set secret_digest = ?, claimed_at = clock_timestamp()
             where code_digest = ? and code_ends_at > clock_timestamp() and claimed_at is null and revoked_at is null
            returning""" + COLUMNS;
    private static final String REVOKE = """
            update displays set revoked_at = coalesce(revoked_at, clock_timestamp()) where tenant_id = ? and id = ?
            returning""" + COLUMNS;
    private static final String PAGE =
            "select" + COLUMNS + "from displays where tenant_id = ? and id < ? order by id desc limit ?";
    // true: until the end of this transaction only; the statements are sent together, and so are one
    private static final String BY_DIGEST = "select set_config('flightplan.display_digest', ?, true); select" + COLUMNS
            + "from displays where code_digest = ? or secret_digest = ?";

    private final TenantReading tenants;
    private final Cache<String, Display> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(SECONDS))
            .build();

    /** @param tenants the way to a tenant's rows */
    @Inject
    public Displays(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Displays() {
        this(null);
    }

    /** What was made, with the one text that opens it: it is told once, and kept nowhere. */
    public record Opened(Display display, String text) {}

    /**
     * Makes one.
     *
     * @param id in the order of time
     * @return with the code by which a screen claims it, within a quarter of an hour
     */
    public Opened make(TenantId tenant, UUID id, String name, UUID unit, boolean showsNames, UUID user) {
        String code = Secrets.code();
        List<Object> values =
                List.of(tenant.value(), id, name, unit, showsNames, user, Secrets.digest(Secrets.typed(code)));
        return new Opened(write(INSERT, values).orElseThrow(), code);
    }

    /** Newest first, revoked ones too: those before the one of this id, or from the first on. */
    public List<Display> list(TenantId tenant, @Nullable UUID before, int limit) {
        UUID last = before == null ? new UUID(-1, -1) : before;
        try {
            return tenants.read(
                    tenant, PAGE, List.of(tenant.value(), last, limit), answered -> rows(answered.getResultSet()));
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    /** Revokes one, for good; empty when there is none of this id. */
    public Optional<Display> revoke(TenantId tenant, UUID id) {
        Optional<Display> revoked = write(REVOKE, List.of(tenant.value(), id));
        known.invalidateAll();
        return revoked;
    }

    /** Has a screen claim what a code is good for, with the secret by which it is known from now on; empty when it is good for nothing. */
    public Optional<Opened> claim(String code) {
        String digest = Secrets.digest(Secrets.typed(code));
        // who guesses takes no connection of the writer's
        if (find(digest).isEmpty()) {
            return Optional.empty();
        }
        String secret = Secrets.secret();
        return write(CLAIM, List.of(Secrets.digest(secret), digest)).map(claimed -> new Opened(claimed, secret));
    }

    /** Whether a text may be a secret of a display. */
    public static boolean isSecret(String text) {
        return text.startsWith(Secrets.PREFIX);
    }

    /** Whose secret it is; empty for one that nobody has, and for what was revoked. */
    public Optional<Display> bySecret(String secret) {
        String digest = Secrets.digest(secret);
        Display remembered = known.getIfPresent(digest);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Display> found =
                find(digest).filter(display -> display.claimedAt() != null && display.revokedAt() == null);
        found.ifPresent(display -> known.put(digest, display));
        return found;
    }

    private static Optional<Display> find(String digest) {
        try (Connection connection = ServerDatasource.REQUESTS.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_DIGEST)) {
            statement.setString(1, digest);
            statement.setString(2, digest);
            statement.setString(3, digest);
            statement.execute();
            statement.getMoreResults();
            return rows(statement.getResultSet()).stream().findFirst();
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private static Optional<Display> write(String sql, List<?> values) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return rows(statement.executeQuery()).stream().findFirst();
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private static List<Display> rows(ResultSet answered) throws SQLException {
        List<Display> displays = new ArrayList<>();
        try (ResultSet row = answered) {
            while (row.next()) {
                displays.add(new Display(
                        new TenantId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getBoolean(5),
                        row.getObject(6, UUID.class),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        moment(row, 9),
                        moment(row, 10)));
            }
        }
        return displays;
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
