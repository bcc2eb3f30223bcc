package org.flightplan.integrity;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.flightplan.tenants.TenantId;

/** Seals and what they seal, in the database, as the sealer sees them. */
final class SealStore {

    static final String SEAL_COLUMNS = "number, positions, digests, hash, key_id, signature";

    private static final String LOCK = "select position from log_sealing for update skip locked";
    private static final String EVENTS =
            "select id, " + Digest.SQL + ", tenant_id from event_store where id > ? order by id limit ?";
    private static final String HEADS = """
            select t.id, head.number, head.hash
              from unnest(?) as t (id)
             cross join lateral (select number, hash from log_seals
                                  where tenant_id = t.id order by number desc limit 1) as head
            """;
    private static final String INSERT =
            "insert into log_seals (tenant_id, " + SEAL_COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)";
    private static final String ADVANCE = "update log_sealing set position = ?";
    private static final String LAG = """
            select coalesce((select extract(epoch from clock_timestamp() - e.created_at)
                               from event_store e
                              where e.id > s.position
                              order by e.id limit 1), 0)
              from log_sealing s
            """;

    /** Where a tenant's chain ends. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
    record Head(int number, byte[] hash) {}

    private final Connection connection;

    SealStore(Connection connection) {
        this.connection = connection;
    }

    /** How far the log is sealed, with the lock; empty while another node has it. */
    OptionalLong lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    /** The next events of the log, of all tenants. */
    Map<TenantId, List<Digest>> eventsBehind(long position, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            Map<TenantId, List<Digest>> events = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TenantId tenant = new TenantId((UUID) row.getObject(3));
                    events.computeIfAbsent(tenant, unused -> new ArrayList<>())
                            .add(new Digest(row.getLong(1), row.getBytes(2)));
                }
            }
            return events;
        }
    }

    /** Where the chains of these tenants end; a tenant without a seal has none. */
    Map<TenantId, Head> heads(Collection<TenantId> tenants) throws SQLException {
        Object[] ids = tenants.stream().map(TenantId::value).toArray();
        try (PreparedStatement statement = connection.prepareStatement(HEADS)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            Map<TenantId, Head> heads = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    heads.put(new TenantId((UUID) row.getObject(1)), new Head(row.getInt(2), row.getBytes(3)));
                }
            }
            return heads;
        }
    }

    void insert(List<Seal> seals) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Seal seal : seals) {
                statement.setObject(1, seal.tenant().value());
                statement.setInt(2, seal.number());
                Object[] positions =
                        seal.events().stream().map(Digest::position).toArray();
                statement.setArray(3, connection.createArrayOf("bigint", positions));
                statement.setBytes(4, digests(seal));
                statement.setBytes(5, seal.hash());
                statement.setString(6, seal.keyId());
                statement.setBytes(7, seal.signature());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void advance(long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, position);
            statement.executeUpdate();
        }
    }

    /** The age of the oldest event that is not sealed, in seconds; 0 when all are. */
    double lagSeconds() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAG);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getDouble(1) : 0;
        }
    }

    /** The seal of a row of {@value #SEAL_COLUMNS}. */
    static Seal seal(TenantId tenant, ResultSet row) throws SQLException {
        Array array = row.getArray(2);
        Long[] positions = (Long[]) array.getArray();
        ByteBuffer digests = ByteBuffer.wrap(row.getBytes(3));
        List<Digest> events = new ArrayList<>();
        for (Long position : positions) {
            // a seal whose digests were cut short is none that follows another
            byte[] sha256 = new byte[Math.min(Digest.BYTES, digests.remaining())];
            digests.get(sha256);
            events.add(new Digest(position, sha256));
        }
        return new Seal(tenant, row.getInt(1), events, row.getBytes(4), row.getString(5), row.getBytes(6));
    }

    private static byte[] digests(Seal seal) {
        ByteBuffer all = ByteBuffer.allocate(seal.events().size() * Digest.BYTES);
        seal.events().forEach(event -> all.put(event.sha256()));
        return all.array();
    }
}
