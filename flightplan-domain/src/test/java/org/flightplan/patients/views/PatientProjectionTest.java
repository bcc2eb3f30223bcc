package org.flightplan.patients.views;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.KeysInMemory;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.NameIndex;
import org.flightplan.patients.PatientName;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.FoldedRows;
import org.junit.jupiter.api.Test;

class PatientProjectionTest {

    private static final UUID PATIENT = new UUID(0, 7);
    private static final List<String> HASHES = List.of("mrn_hash", "birth_hash", "name_hashes");

    private final KeysInMemory store = new KeysInMemory();
    private final KeyRing keys = store.ring();
    private final PhiSeam phi = new PhiSeam(keys);
    private final BlindIndex index = new BlindIndex(keys);
    private final PatientProjection projection = new PatientProjection(phi, index);
    private final FoldedRows rows = new FoldedRows(projection);
    private final PastEvents events =
            new PastEvents("Patient", PATIENT, stored -> phi.open(PastEvents.TENANT, PatientProjection.PHI, stored));
    private final RecordedEvent created = events.next(
            "patient.created",
            phi.seal(
                    PastEvents.TENANT,
                    PATIENT,
                    PatientProjection.PHI,
                    JsonDoc.doc()
                            .with("patient_id", PATIENT)
                            .with("name", "Synthia Example")
                            .with("mrn", "SYN-1")
                            .with("date_of_birth", "2020-02-29")
                            .with("gender", "female")
                            .build()));

    private static RecordedEvent admitted() {
        return new PastEvents("Admission", new UUID(0, 5))
                .next("admission.created", "{'patient_id': '" + PATIENT + "'}");
    }

    @Test
    void a_patient_is_kept_sealed_and_found_by_hashes() {
        rows.take(created);
        JsonObject stored = created.stored();
        JsonObject kept = JsonDoc.doc()
                .with("name", stored.get("name"))
                .with("mrn", stored.get("mrn"))
                .with("date_of_birth", stored.get("date_of_birth"))
                .with("gender", "female")
                .with("admission_count", 0)
                .build();
        assertEquals(kept.toString().replace('"', '\''), rows.column(PATIENT, "data"));
        assertArrayEquals(new Mrn("SYN-1").hash(index, PastEvents.TENANT), (byte[]) rows.column(PATIENT, "mrn_hash"));
        assertArrayEquals(new BirthDate(LocalDate.of(2020, 2, 29)).hash(index, PastEvents.TENANT), (byte[])
                rows.column(PATIENT, "birth_hash"));
        assertArrayEquals(NameIndex.hashes(index, PastEvents.TENANT, new PatientName("Synthia Example")), (byte[])
                rows.column(PATIENT, "name_hashes"));
        assertEquals(created.position(), rows.column(PATIENT, "created_position"));
        assertEquals("patients", projection.name());
    }

    @Test
    void each_admission_counts_once_and_the_row_keeps_its_latest_moment() {
        RecordedEvent second = events.next("patient.renamed_perhaps_one_day", "{}");
        rows.take(created, second, admitted(), admitted());
        assertEquals(true, rows.column(PATIENT, "data").toString().endsWith("'admission_count':2}"));
        assertEquals(1, rows.column(PATIENT, "version"));
        assertEquals(PastEvents.FIRST, rows.column(PATIENT, "updated_at"));
    }

    @Test
    void of_an_erased_patient_nothing_that_tells_who_it_was_is_left() {
        rows.take(created, admitted(), events.next("patient.erased", "{'patient_id': '" + PATIENT + "'}"));
        assertEquals("{'gender':'female','admission_count':1}", rows.column(PATIENT, "data"));
        for (String hash : HASHES) {
            assertEquals(null, rows.column(PATIENT, hash), hash);
        }
        assertEquals(2, rows.column(PATIENT, "version"));
        assertEquals(PastEvents.FIRST.plusSeconds(1), rows.column(PATIENT, "updated_at"));
    }

    @Test
    void a_patient_whose_keys_are_gone_is_projected_without_hashes() {
        rows.take(new PastEvents("Patient", PATIENT).next("patient.created", "{'gender': 'female'}"));
        assertEquals("{'gender':'female','admission_count':0}", rows.column(PATIENT, "data"));
        for (String hash : HASHES) {
            assertEquals(null, rows.column(PATIENT, hash), hash);
        }
    }

    @Test
    void the_keys_of_all_new_patients_of_a_page_are_fetched_at_once() {
        PatientProjection anotherNode = new PatientProjection(new PhiSeam(store.ring()), index);
        store.asked();
        anotherNode.prepare(List.of(admitted(), created));
        assertEquals(Set.of(PATIENT), store.asked());
        anotherNode.prepare(List.of(admitted()));
        assertEquals(Set.of(), store.asked());
    }
}
