package org.flightplan.tenants;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;

/** The tenants as rows, for who moves one between installations: whole, with settings that this build may not know. */
public final class TenantTable {

    private static final String FIND =
            "select id, name, active, enabled_specialties, settings, created_at from tenants where id = ?";
    private static final String ADD = """
            insert into tenants (id, name, active, enabled_specialties, settings, created_at)
            values (?, ?, true, ?::jsonb, ?::jsonb, clock_timestamp())
                on conflict do nothing
            """;

    private final Supplier<DataSource> database;

    /** @param database as {@code flightplan_app} */
    public TenantTable(Supplier<DataSource> database) {
        this.database = database;
    }

    /**
     * A tenant, and all that is set of it.
     *
     * @param tenant as every request knows it
     * @param settings as they are stored
     */
    public record Stored(Tenant tenant, JsonObject settings) {}

    /**
     * The tenant of an id, or empty.
     *
     * @throws DatabaseUnavailable when it can't be read now
     */
    public Optional<Stored> find(TenantId id) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(stored(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    /**
     * Adds a tenant, active from now on.
     *
     * @return whether it was added: there was none of its id
     * @throws DatabaseUnavailable when it can't be stored now
     */
    public boolean add(Tenant tenant, JsonObject settings) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, tenant.id().value());
            statement.setString(2, tenant.name());
            statement.setString(3, JsonDoc.array(tenant.enabledSpecialties()).toString());
            statement.setString(4, settings.toString());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        TenantRow read = new TenantRow();
        read.id = (UUID) row.getObject(1);
        read.name = row.getString(2);
        read.active = row.getBoolean(3);
        read.enabledSpecialties = Jsons.structure(row.getString(4));
        read.settings = Jsons.structure(row.getString(5));
        read.createdAt = row.getTimestamp(6).toInstant().atOffset(ZoneOffset.UTC);
        return new Stored(read.tenant(), read.settings.asJsonObject());
    }
}
