package org.flightplan.archives;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.archives.TenantArchive.State;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The archives that hospitals asked for. One person asks, another approves, a node makes it. Each method throws
 * {@link DatabaseUnavailable} when the database can't be asked now.
 */
@ApplicationScoped
public class TenantArchives {

    /** For how many days one may be approved, and again be fetched. */
    public static final int DAYS = 7;

    private static final String COLUMNS = """
            id, recipient, asked_by, asked_at, approved_by, approved_at, made_at, coalesce(bytes, 0), coalesce(events, 0),
            coalesce(contents, 0), coalesce(missing, 0), expires_at,
            case when expires_at <= now() or removed_at is not null then 'EXPIRED' when made_at is not null then 'READY'
                 when approved_at is not null then 'APPROVED' else 'ASKED' end
            """;
    private static final String ASK =
            "insert into tenant_archives (tenant_id, id, recipient, asked_by, asked_at, expires_at)"
                    + " values (?, ?, ?, ?, clock_timestamp(), clock_timestamp() + interval '" + DAYS
                    + " days') returning "
                    + COLUMNS;
    // the first approval stands
    private static final String APPROVE =
            "update tenant_archives set approved_by = ?, approved_at = now(), make_at = now()"
                    + " where tenant_id = ? and id = ? and approved_at is null and expires_at > now() and asked_by <> ?";
    private static final String FIND = "select " + COLUMNS + " from tenant_archives where tenant_id = ? and id = ?";
    private static final String LIST = "select " + COLUMNS
            + " from tenant_archives where tenant_id = ? and id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)"
            + " order by id desc limit ?";
    private static final String CLAIM = """
            update tenant_archives set make_at = now() + interval '10 minutes'
             where (tenant_id, id) = (select tenant_id, id from tenant_archives
                                       where make_at <= now() order by make_at limit 1 for update skip locked)
            returning tenant_id,
            """ + COLUMNS;
    private static final String STILL_MAKING =
            "update tenant_archives set make_at = now() + interval '10 minutes' where tenant_id = ? and id = ? and make_at is not null";
    private static final String MADE =
            "update tenant_archives set make_at = null, made_at = now(), bytes = ?, events = ?,"
                    + " contents = ?, missing = ?, expires_at = now() + interval '" + DAYS + " days'"
                    + " where tenant_id = ? and id = ? and make_at is not null";
    private static final String EXPIRED = "select tenant_id, " + COLUMNS
            + " from tenant_archives where made_at is not null and removed_at is null and expires_at <= now() limit 100";
    private static final String REMOVED =
            "update tenant_archives set removed_at = now() where tenant_id = ? and id = ?";

    /** An archive, and whose it is. */
    record Owned(TenantId tenant, TenantArchive archive) {}

    /** Asks for one. */
    public TenantArchive ask(TenantId tenant, UUID id, ArchiveEncryption.Recipient recipient, UUID by) {
        return all(ASK, TenantArchives::archive, tenant.value(), id, recipient.key(), by)
                .get(0);
    }

    /** Has it made, unless it is approved already or has expired; by another than who asked, or nothing happens. */
    public void approve(TenantId tenant, UUID id, UUID by) {
        change(APPROVE, by, tenant.value(), id, by);
    }

    /** One of a tenant's. */
    public Optional<TenantArchive> find(TenantId tenant, UUID id) {
        return all(FIND, TenantArchives::archive, tenant.value(), id).stream().findFirst();
    }

    /**
     * A tenant's, newest first.
     *
     * @param before only those that were asked for before this one, or null
     */
    public List<TenantArchive> list(TenantId tenant, @Nullable UUID before, int limit) {
        return all(LIST, TenantArchives::archive, tenant.value(), before, limit);
    }

    /** One that is to be made, for this node alone: for ten minutes, unless {@link #stillMaking} says that it takes longer. */
    Optional<Owned> claim() {
        return all(CLAIM, TenantArchives::owned).stream().findFirst();
    }

    void stillMaking(Owned of) {
        change(STILL_MAKING, of.tenant().value(), of.archive().id());
    }

    void made(Owned of, ArchiveManifest manifest, long bytes) {
        change(
                MADE,
                bytes,
                manifest.events(),
                manifest.contents(),
                (long) manifest.missing().size(),
                of.tenant().value(),
                of.archive().id());
    }

    List<Owned> expired() {
        return all(EXPIRED, TenantArchives::owned);
    }

    void removed(Owned of) {
        change(REMOVED, of.tenant().value(), of.archive().id());
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static Owned owned(ResultSet row) throws SQLException {
        return new Owned(new TenantId((UUID) row.getObject(1)), archive(row, 1));
    }

    private static TenantArchive archive(ResultSet row) throws SQLException {
        return archive(row, 0);
    }

    private static TenantArchive archive(ResultSet row, int behind) throws SQLException {
        return new TenantArchive(
                (UUID) row.getObject(behind + 1),
                row.getString(behind + 2),
                (UUID) row.getObject(behind + 3),
                row.getTimestamp(behind + 4).toInstant(),
                (UUID) row.getObject(behind + 5),
                momentOrNull(row.getTimestamp(behind + 6)),
                momentOrNull(row.getTimestamp(behind + 7)),
                row.getLong(behind + 8),
                row.getLong(behind + 9),
                row.getLong(behind + 10),
                row.getLong(behind + 11),
                row.getTimestamp(behind + 12).toInstant(),
                State.valueOf(row.getString(behind + 13).toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Instant momentOrNull(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static <T> List<T> all(String sql, Reading<T> reading, @Nullable Object... arguments) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reading.of(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private static void change(String sql, Object... arguments) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
