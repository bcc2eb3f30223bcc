package org.flightplan.events;

import static org.flightplan.events.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** A database of the first release, whose events were claimed by a hash, has them claimed by their id after the upgrade. */
class EventIdClaimsTest {

    private static final String CHANGESET =
            "/org/flightplan/migrations/changelog/v2/03-event-ids-claimed-as-they-are.sql";

    @Test
    void every_event_of_the_first_release_is_claimed_by_its_id_and_walls_stand_again() throws Exception {
        try (LogOnPostgres log = new LogOnPostgres()) {
            log.append(to(new TenantId(UUID.randomUUID()), UUID.randomUUID(), ExpectedVersion.noStream(), 3));
            try (Connection superuser = log.database.as("postgres").getConnection();
                    Connection owner = log.database.as("flightplan").getConnection()) {
                superuser
                        .createStatement()
                        .execute("insert into event_claims select tenant_id, 'event', sha256(id::text::bytea),"
                                + " stream_id, created_at from event_store");
                owner.createStatement().execute(changeset());
                assertEquals(3, count(superuser, "select count(*) from event_claims where kind = 'event_id'"));
                assertEquals(0, count(superuser, "select count(*) from event_claims where kind = 'event'"));
                assertEquals(
                        2,
                        count(
                                superuser,
                                "select count(*) from pg_class where relforcerowsecurity"
                                        + " and relname in ('event_store', 'event_claims')"));
            }
        }
    }

    private static String changeset() throws IOException {
        try (var sql = EventIdClaimsTest.class.getResourceAsStream(CHANGESET)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int count(Connection connection, String sql) throws Exception {
        try (var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
