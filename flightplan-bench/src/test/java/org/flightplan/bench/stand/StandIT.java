package org.flightplan.bench.stand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand itself: what trials and benchmarks take for granted. Run by hand, since it takes a minute. */
class StandIT {

    @TempDir
    Path home;

    @Test
    void what_was_acknowledged_survives_the_end_of_node_and_database() {
        try (Postgres postgres = new Postgres(home.resolve("postgres"), Map.of())) {
            postgres.start();
            Database database = postgres.database("trial");
            assertEquals(1, database.number("select (setting = 'on')::int from pg_settings where name = 'fsync'"));
            try (Node first = node(database, "first");
                    Node second = node(database, "second")) {
                first.start();
                second.start();
                first.awaitReady();
                second.awaitReady();
                UUID tenant = Ward.makeTenant(first.client(), "Trial");
                UUID patient = UUID.randomUUID();
                Client clinician = first.client().as(tenant, "clinician");
                clinician
                        .post(Ward.PATIENTS, Ward.patient(patient), "patient-1")
                        .expect(201);

                first.kill();
                assertFalse(first.isAlive());
                postgres.kill();
                postgres.start();
                assertEquals(1, database.number("select count(*) from event_store"));

                second.pause();
                second.resume();
                second.awaitReady();
                Client other = second.client().as(tenant, "clinician");
                UUID admission = UUID.randomUUID();
                other.post(Ward.ADMISSIONS, Ward.admission(admission, patient), "admission-1")
                        .expect(201);
                other.post(Ward.CLINICAL_EVENTS, Ward.clinicalEvent(UUID.randomUUID(), admission), "event-1")
                        .expect(201);
                postgres.killAll();
                postgres.start();
                first.start().awaitReady();
                assertEquals(4, database.number("select count(*) from event_store"));
            }
        }
    }

    private Node node(Database database, String name) {
        return new Node(NodeSettings.of(home.resolve(name), Parts.application(), database));
    }
}
