package org.flightplan.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.keys.KeyStore.DataKey;
import org.flightplan.keys.KeyStore.TenantKey;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.TenantId;

/** The key store in a PostgreSQL database of its own; its tables are those of the operator's {@code key-store.sql}. */
@ApplicationScoped
class KeyDatabase implements KeyStore {

    private static final int PAGE = 1_000;

    private static final String ID = "select id from key_store";
    private static final String TENANT_KEYS =
            "select tenant_id, version, wrapped, master_key from tenant_keys where tenant_id = ? order by version";
    private static final String ADD_TENANT_KEY =
            "insert into tenant_keys (tenant_id, version, wrapped, master_key) values (?, ?, ?, ?) on conflict do nothing";
    private static final String ONE_OF_EACH_MASTER_KEY =
            "select distinct on (master_key) tenant_id, version, wrapped, master_key from tenant_keys order by master_key";
    private static final String DATA_KEY_COLUMNS =
            "select tenant_id, kind, subject_id, version, wrapped, coalesce(tenant_key, 0), coalesce(made_under, 0)"
                    + " from data_keys";
    private static final String DATA_KEYS = DATA_KEY_COLUMNS
            + " where tenant_id = ? and kind = ? and subject_id = any (?) order by subject_id, version";
    // sent in one message, and so one transaction: whoever adds a key and whoever erases the patient come one after the
    // other, and each statement sees what the one before has left
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(?, 0));";
    private static final String ADD_DATA_KEY = ONE_AT_A_TIME + """
            insert into data_keys (tenant_id, kind, subject_id, version, wrapped, tenant_key, made_under)
            select ?, ?, ?, ?, ?, t.version, t.version
              from tenant_keys t
             where t.tenant_id = ? and t.version = ?
               and not exists (select from data_keys d
                                where d.tenant_id = t.tenant_id and d.kind = ? and d.subject_id = ? and d.version = 0)
               for key share of t
                on conflict do nothing
            """;
    private static final String ERASE = ONE_AT_A_TIME + """
            delete from data_keys where tenant_id = ? and kind = 'patient' and subject_id = ? and version > 0;
            insert into data_keys (tenant_id, kind, subject_id, version, erased_by, ground) values (?, 'patient', ?, 0, ?, ?)
                on conflict do nothing
            """;
    private static final String WRAPPED_BY_OTHERS =
            "select tenant_id, version, wrapped, master_key from tenant_keys where master_key <> ? limit ?";
    private static final String NEWEST = """
            select newest.version from tenant_keys newest where newest.tenant_id = k.tenant_id order by version desc limit 1
            """;
    private static final String WRAPPED_BY_OLDER =
            // from the few older keys of tenants to what they wrap, and not through every key there is
            DATA_KEY_COLUMNS + " where (tenant_id, tenant_key) in (select k.tenant_id, k.version from tenant_keys k"
                    + " where k.version < (" + NEWEST + ")) limit ?";
    private static final String REWRAP_TENANT_KEY =
            "update tenant_keys set wrapped = ?, master_key = ? where tenant_id = ? and version = ?";
    private static final String REWRAP_DATA_KEY = """
            update data_keys set wrapped = ?, tenant_key = ?
             where tenant_id = ? and kind = ? and subject_id = ? and version = ? and wrapped is not null
            """;
    private static final String REMOVE_UNUSED = """
            delete from tenant_keys k
             where version < (
            """ + NEWEST + """
                   )
               and not exists (select from data_keys d where d.tenant_id = k.tenant_id and d.tenant_key = k.version)
            """;
    private static final String STATES = """
            select k.tenant_id, k.version, k.made_at, k.master_key,
                   (select count(*) from data_keys d where d.tenant_id = k.tenant_id and d.tenant_key < k.version)
              from tenant_keys k
             where k.version = (
            """ + NEWEST + """
                   )
             order by k.tenant_id
            """;
    private static final String ERASED =
            "select tenant_id, subject_id, erased_by, coalesce(ground, '') from data_keys where kind = 'patient'"
                    + " and version = 0";
    private static final String ERASURES = ERASED + " and made_at < now() - interval '1 minute' order by made_at";
    private static final String ERASURES_OF_TENANT = ERASED + " and tenant_id = ? order by made_at, subject_id";

    private final KeyStatements statements;
    private final int page;

    KeyDatabase() {
        this(ServerDatasource.KEYS::lookup);
    }

    KeyDatabase(Supplier<DataSource> database) {
        this(database, PAGE);
    }

    /** @param database as {@code flightplan_keys}; each statement commits; {@code page} how many keys are some of many */
    KeyDatabase(Supplier<DataSource> database, int page) {
        this.statements = new KeyStatements(database);
        this.page = page;
    }

    @Override
    public UUID id() {
        return statements.ask(ID, List.of(), row -> (UUID) row.getObject(1)).get(0);
    }

    @Override
    public List<TenantKey> tenantKeys(TenantId tenant) {
        return statements.ask(TENANT_KEYS, List.of(tenant.value()), KeyDatabase::tenantKey);
    }

    @Override
    public List<TenantKey> oneOfEachMasterKey() {
        return statements.ask(ONE_OF_EACH_MASTER_KEY, List.of(), KeyDatabase::tenantKey);
    }

    @Override
    public void add(TenantKey key) {
        statements.tell(ADD_TENANT_KEY, List.of(key.tenant().value(), key.version(), key.wrapped(), key.masterKey()));
    }

    @Override
    public List<DataKey> dataKeys(TenantId tenant, DataKey.Kind kind, Collection<UUID> subjects) {
        return statements.ask(DATA_KEYS, List.of(tenant.value(), kind.stored(), subjects), KeyDatabase::dataKey);
    }

    @Override
    public boolean add(TenantId tenant, DataKey key) {
        byte[] wrapped = key.wrapped();
        if (wrapped == null) {
            throw new IllegalArgumentException("a mark is no key: erase");
        }
        UUID id = tenant.value();
        String kind = key.kind().stored();
        return statements.tell(
                ADD_DATA_KEY,
                List.of(
                        lockOf(tenant, key.subject()),
                        id,
                        kind,
                        key.subject(),
                        key.version(),
                        wrapped,
                        id,
                        key.tenantKey(),
                        kind,
                        key.subject()));
    }

    @Override
    public void erase(Erasure erasure) {
        UUID id = erasure.tenant().value();
        UUID patient = erasure.patient();
        statements.tell(
                ERASE,
                List.of(lockOf(erasure.tenant(), patient), id, patient, id, patient, erasure.by(), erasure.ground()));
    }

    @Override
    public List<TenantKey> wrappedByOthersThan(String masterKey) {
        return statements.ask(WRAPPED_BY_OTHERS, List.of(masterKey, page), KeyDatabase::tenantKey);
    }

    @Override
    public List<Owned> wrappedByOlder() {
        return statements.ask(
                WRAPPED_BY_OLDER, List.of(page), row -> new Owned(new TenantId((UUID) row.getObject(1)), dataKey(row)));
    }

    @Override
    public void rewrapped(TenantKey key) {
        statements.tell(
                REWRAP_TENANT_KEY,
                List.of(key.wrapped(), key.masterKey(), key.tenant().value(), key.version()));
    }

    @Override
    public void rewrapped(List<Owned> keys) {
        statements.run(REWRAP_DATA_KEY, List.of(), statement -> {
            for (Owned owned : keys) {
                statement.setBytes(1, owned.key().wrapped());
                statement.setInt(2, owned.key().tenantKey());
                statement.setObject(3, owned.tenant().value());
                statement.setString(4, owned.key().kind().stored());
                statement.setObject(5, owned.key().subject());
                statement.setInt(6, owned.key().version());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public void removeUnused() {
        statements.tell(REMOVE_UNUSED, List.of());
    }

    @Override
    public List<TenantKeyState> states() {
        return statements.ask(
                STATES,
                List.of(),
                row -> new TenantKeyState(
                        new TenantId((UUID) row.getObject(1)),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getLong(5)));
    }

    @Override
    public List<Erasure> erasures() {
        return statements.ask(ERASURES, List.of(), KeyDatabase::erasure);
    }

    @Override
    public List<Erasure> erasures(TenantId tenant) {
        return statements.ask(ERASURES_OF_TENANT, List.of(tenant.value()), KeyDatabase::erasure);
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                new TenantId((UUID) row.getObject(1)),
                (UUID) row.getObject(2),
                (UUID) row.getObject(3),
                row.getString(4));
    }

    private static TenantKey tenantKey(ResultSet row) throws SQLException {
        return new TenantKey(new TenantId((UUID) row.getObject(1)), row.getInt(2), row.getBytes(3), row.getString(4));
    }

    private static DataKey dataKey(ResultSet row) throws SQLException {
        return new DataKey(
                DataKey.Kind.of(row.getString(2)),
                (UUID) row.getObject(3),
                row.getInt(4),
                row.getBytes(5),
                row.getInt(6),
                row.getInt(7));
    }

    private static String lockOf(TenantId tenant, UUID subject) {
        return tenant + " " + subject;
    }
}
