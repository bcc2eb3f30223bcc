package org.flightplan.projections;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.views.AdmissionQueries;
import org.flightplan.admissions.views.AdmissionView;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.events.LogUnavailable;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.flightplan.events.StreamReader;
import org.flightplan.events.TestReaders;
import org.flightplan.events.Upcaster;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Shape;
import org.flightplan.keys.Erasure;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Stays that were recorded in earlier versions of {@code admission.created}, which are made up for this test, are read like
 * one of today, whichever way they are read.
 */
class OldVersionsTest {

    private static final TenantId TENANT = new TenantId(TestEvent.TENANT);
    private static final UUID ATTENDING = new UUID(1, 1);
    private static final PhiSeam PHI = new PhiSeam(ProjectedLog.KEYS);
    private static final int PRESENT = 3;

    /** In version 1 the attending was {@code attending}; until version 2 the complaint was {@code complaint}. */
    private static final List<Upcaster> UPCASTERS = List.of(
            Upcaster.renaming("attending", "attending_id"),
            Upcaster.renamingPhi("complaint", "chief_complaint").and(OldVersionsTest::withAdmissionType));

    private static final EventTypes TYPES = new EventTypes(List.of(() -> ProjectedLog.ALL_TYPES.all().stream()
            .map(type -> type.name().equals(AdmissionEvents.CREATED)
                    ? new EventType(type.name(), type.streamType(), type.shape(), UPCASTERS)
                    : type)
            .toList()));

    private final ProjectedLog log = new ProjectedLog();
    private final StreamReader reader = TestReaders.reader(TYPES, PHI, log.database.as("flightplan_app"));
    private final List<UUID> stays = new ArrayList<>();
    private final UUID patient = UUID.randomUUID();

    private static JsonObject withAdmissionType(JsonObject stored) {
        return "acute".equals(stored.getString("admission_type", ""))
                ? JsonDoc.of(stored).with("admission_type", "emergency").build()
                : stored;
    }

    @BeforeEach
    void old_writers_record_and_one_of_today() throws SQLException {
        log.append(List.of(TestEvent.patient(patient)));
        record(null, "attending", "complaint", "acute");
        record(1, "attending", "complaint", "acute");
        record(2, "attending_id", "complaint", "acute");
        record(3, "attending_id", "chief_complaint", "emergency");
    }

    private void record(Integer schemaVersion, String attending, String complaint, String admissionType)
            throws SQLException {
        UUID stay = UUID.randomUUID();
        JsonObject said = content(stay, attending, complaint, admissionType);
        JsonObject sealed = PHI.seal(TENANT, patient, Set.of(complaint), said);
        assertFalse(sealed.toString().contains("Synthetic"));
        log.append(
                List.of(TestEvent.admission(stay, patient).with(AdmissionEvents.CREATED, JsonDoc.of(sealed))),
                schemaVersion);
        stays.add(stay);
    }

    private JsonObject content(UUID stay, String attending, String complaint, String admissionType) {
        return doc().with("admission_id", stay)
                .with("patient_id", patient)
                .with("specialty", "cardiac")
                .with(attending, ATTENDING)
                .with("admit_date", "2025-03-01T14:30:00Z")
                .with(complaint, "Synthetic complaint")
                .with("admission_type", admissionType)
                .build();
    }

    private JsonObject present(UUID stay) {
        return content(stay, "attending_id", "chief_complaint", "emergency");
    }

    @Test
    void the_feed_and_the_streams_tell_them_in_the_present_version() {
        List<RecordedEvent> fed =
                reader.feed(TENANT, 0, 100, AdmissionEvents.CREATED).events();
        assertEquals(stays.size(), fed.size());
        for (int i = 0; i < stays.size(); i++) {
            UUID stay = stays.get(i);
            for (RecordedEvent event :
                    List.of(fed.get(i), reader.stream(TENANT, stay).get(0))) {
                assertEquals(present(stay), event.data());
                assertEquals(PRESENT, event.schemaVersion());
                assertEquals(PRESENT, event.metadata().getInt("schema_version"));
                assertEquals(JsonValue.NULL, TYPES.masked(event).get("chief_complaint"));
            }
        }
    }

    @Test
    void rules_are_decided_on_them_and_on_them_as_other_streams() {
        for (UUID stay : stays) {
            Related related = new Related(Set.of(stay), Set.of(), Set.of(AdmissionEvents.CREATED), Set.of());
            var history = reader.history(TENANT, stay, 1, related, null);
            Admitted past =
                    (Admitted) new AdmissionEvents().past(history.events().get(0));
            assertEquals(ATTENDING, past.attendingId());
            assertEquals(
                    ATTENDING,
                    history.related().streams().get(stay).events().get(0).data().id("attending_id"));
        }
    }

    @Test
    void read_models_show_them_at_once_and_after_a_rebuild() throws SQLException {
        ProjectedLog.Node node = log.node(TYPES).catchUp();
        assertEquals(List.of(), log.parked());
        var rows = log.rows();
        for (UUID stay : stays) {
            assertShown(stay);
        }
        log.change("update read_model_admissions set data = '{}'");
        node.rebuildAll();
        assertEquals(rows.get("admissions"), log.rows().get("admissions"));
    }

    private void assertShown(UUID stay) throws SQLException {
        String row = log.column("select data from read_model_admissions where id = '" + stay + "'")
                .get(0);
        JsonObject shown = PHI.open(TENANT, Set.of("chief_complaint"), Jsons.object(row));
        for (String field : List.of("attending_id", "chief_complaint", "admission_type")) {
            assertEquals(present(stay).get(field), shown.get(field));
        }
    }

    @Test
    void a_stay_is_known_as_of_an_earlier_moment() {
        AdmissionQueries queries = new AdmissionQueries(new PersistenceUnits(), PHI, reader, Clock.systemUTC());
        List<String> views = stays.stream()
                .map(stay -> queries.findAsOf(TENANT, new AdmissionId(stay), Instant.parse("2025-06-02T00:00:00Z"))
                        .map(AdmissionView::toString)
                        .orElseThrow()
                        .replace(stay.toString(), "a stay"))
                .distinct()
                .toList();
        assertEquals(1, views.size(), views::toString);
    }

    @Test
    void what_is_stored_stays_as_it_was_written() throws SQLException {
        log.node(TYPES).catchUp().rebuildAll();
        assertEquals(
                List.of("null", "1", "2", "3"),
                log.column("select coalesce(metadata ->> 'schema_version', 'null') from event_store"
                        + " where event_type = 'admission.created' order by id"));
        assertEquals(
                "3",
                log.column("select count(*) from event_store where data ? 'complaint'")
                        .get(0));
    }

    @Test
    void with_its_patient_an_old_event_is_forgotten() {
        ProjectedLog.KEYS.erase(new Erasure(TENANT, patient, new UUID(9, 9), "court_order"));
        for (UUID stay : stays) {
            JsonObject told = reader.stream(TENANT, stay).get(0).data();
            assertEquals(JsonValue.NULL, told.get("chief_complaint"));
            assertFalse(told.containsKey("complaint"));
        }
    }

    @Test
    void a_version_that_is_not_known_yet_is_told_and_parked_and_never_decided_on() throws SQLException {
        record(PRESENT + 1, "doctor", "worry", "emergency");
        UUID stay = stays.get(stays.size() - 1);
        RecordedEvent told = reader.stream(TENANT, stay).get(0);
        assertTrue(told.isLater());
        assertEquals(PRESENT + 1, told.schemaVersion());
        assertTrue(told.data().containsKey("doctor"));
        assertThrows(LogUnavailable.class, told::values);
        assertThrows(LogUnavailable.class, () -> new AdmissionEvents().past(told));
        log.node(TYPES).catchUp();
        assertTrue(log.parked().stream().allMatch(parked -> parked.contains(stay.toString())));
        assertFalse(log.parked().isEmpty());
        Related related = new Related(Set.of(stay), Set.of(), Set.of(AdmissionEvents.CREATED), Set.of());
        assertThrows(LogUnavailable.class, () -> reader.history(TENANT, UUID.randomUUID(), 1, related, null));
    }

    @Test
    void a_renamed_field_keeps_its_null_and_its_absence() {
        Upcaster renaming = Upcaster.renaming("attending", "attending_id");
        assertEquals(
                Jsons.object("{\"other\": 1, \"attending_id\": null}"),
                renaming.upcast(Jsons.object("{\"attending\": null, \"other\": 1}")));
        JsonObject without = Jsons.object("{\"other\": 1}");
        assertEquals(without, renaming.upcast(without));
    }

    @Test
    void upcasters_are_chained_from_the_stored_version_on() {
        List<Upcaster> steps = IntStream.range(1, 4)
                .<Upcaster>mapToObj(step -> stored ->
                        JsonDoc.of(stored).with("v" + (step + 1), true).build())
                .toList();
        EventType type = new EventType("synthetic.happened", "Synthetic", Shape.of(), steps);
        assertEquals(4, type.version());
        assertEquals(
                Set.of("v2", "v3", "v4"),
                type.present(1, JsonValue.EMPTY_JSON_OBJECT).keySet());
        assertEquals(Set.of("v4"), type.present(3, JsonValue.EMPTY_JSON_OBJECT).keySet());
        assertEquals(Set.of(), type.present(4, JsonValue.EMPTY_JSON_OBJECT).keySet());
    }
}
