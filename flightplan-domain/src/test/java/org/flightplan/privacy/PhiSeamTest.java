package org.flightplan.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.keys.AesGcm;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.PatientErased;
import org.flightplan.keys.TestKeys;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

class PhiSeamTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final UUID PATIENT = new UUID(1, 1);
    private static final Set<String> PHI = Set.of("name", "details");
    private static final JsonObject DATA = Jsons.object("""
            {"id": "x", "name": "Synthia \\"Ä\\" 𝄞", "details": {"notes": "Synthetic", "level": 3, "list": [1, null]}, "count": 1}""");

    private final KeyRing keys = new TestKeys().ring();
    private final PhiSeam seam = new PhiSeam(keys);

    @Test
    void what_is_phi_is_stored_as_ciphertext_and_comes_back_as_it_was() {
        JsonObject sealed = seam.seal(TENANT, PATIENT, PHI, DATA);
        assertEquals(DATA.keySet(), sealed.keySet());
        assertEquals(DATA.get("count"), sealed.get("count"));
        for (String phi : new String[] {"Synthia", "Synthetic", "level"}) {
            assertFalse(sealed.toString().contains(phi), sealed.toString());
        }
        assertEquals(DATA, seam.open(TENANT, PHI, sealed));
        assertEquals(DATA.toString(), seam.open(TENANT, PHI, sealed).toString());
    }

    @Test
    void the_same_value_is_never_the_same_ciphertext() {
        assertNotEquals(seam.seal(TENANT, PATIENT, PHI, DATA), seam.seal(TENANT, PATIENT, PHI, DATA));
    }

    @Test
    void what_holds_no_phi_is_the_same_object() {
        assertSame(DATA, seam.seal(TENANT, null, Set.of("mrn"), DATA));
        assertSame(DATA, seam.open(TENANT, PHI, DATA));
        assertThrows(IllegalArgumentException.class, () -> seam.seal(TENANT, null, PHI, DATA));
    }

    @Test
    void a_value_opens_in_its_field_of_its_tenant_alone_and_unchanged() {
        JsonObject sealed = seam.seal(TENANT, PATIENT, PHI, DATA);
        keys.sealingKey(new TenantId(new UUID(0, 2)), PATIENT);
        assertThrows(AesGcm.WrongKey.class, () -> seam.open(new TenantId(new UUID(0, 2)), PHI, sealed));
        JsonObject moved =
                JsonDoc.of(sealed).with("name", sealed.get("details")).build();
        assertThrows(AesGcm.WrongKey.class, () -> seam.open(TENANT, PHI, moved));
        String text = sealed.getString("name");
        char changed = text.charAt(text.length() - 3) == 'A' ? 'B' : 'A';
        JsonObject tampered = JsonDoc.of(sealed)
                .with("name", text.substring(0, text.length() - 3) + changed + text.substring(text.length() - 2))
                .build();
        assertThrows(AesGcm.WrongKey.class, () -> seam.open(TENANT, PHI, tampered));
    }

    @Test
    void a_value_that_was_moved_to_another_field_opens_there_and_one_that_was_not_does_not() {
        JsonObject sealed = seam.seal(TENANT, PATIENT, PHI, DATA);
        JsonValue value = Objects.requireNonNull(sealed.get("name"));
        JsonValue moved = PhiSeam.sealedAs("former_name", PhiSeam.sealedAs("name", value));
        JsonObject renamed = JsonDoc.doc().with("called", moved).build();
        assertEquals(
                DATA.get("name"), seam.open(TENANT, Set.of("called"), renamed).get("called"));
        JsonObject unsaid = JsonDoc.doc().with("called", value).build();
        assertThrows(AesGcm.WrongKey.class, () -> seam.open(TENANT, Set.of("called"), unsaid));
        assertEquals(JsonValue.TRUE, PhiSeam.sealedAs("name", JsonValue.TRUE));
    }

    @Test
    void of_an_erased_patient_the_fields_are_there_and_null() {
        JsonObject sealed = seam.seal(TENANT, PATIENT, PHI, DATA);
        keys.erase(new Erasure(TENANT, PATIENT, new UUID(9, 9), "court_order"));
        JsonObject opened = seam.open(TENANT, PHI, sealed);
        assertEquals(DATA.keySet(), opened.keySet());
        assertEquals(JsonValue.NULL, opened.get("name"));
        assertEquals(JsonValue.NULL, opened.get("details"));
        assertEquals(DATA.get("count"), opened.get("count"));
        assertThrows(PatientErased.class, () -> seam.seal(TENANT, PATIENT, PHI, DATA));
    }

    @Test
    void a_value_that_looks_sealed_is_sealed_like_any_other() {
        JsonObject odd = JsonDoc.doc().with("name", "phi1:" + "A".repeat(80)).build();
        assertEquals(odd, seam.open(TENANT, PHI, seam.seal(TENANT, PATIENT, PHI, odd)));
    }

    @Test
    void hashes_differ_by_tenant_kind_and_value() {
        BlindIndex index = new BlindIndex(keys);
        String hash = index.of(TENANT, "mrn", "SYN-1");
        assertEquals(64, hash.length());
        assertEquals(hash, index.of(TENANT, "mrn", "SYN-1"));
        assertNotEquals(hash, index.of(TENANT, "mrn", "SYN-2"));
        assertNotEquals(hash, index.of(TENANT, "name", "SYN-1"));
        assertNotEquals(hash, index.of(new TenantId(new UUID(0, 2)), "mrn", "SYN-1"));
        assertTrue(hash.matches("[0-9a-f]{64}"));
    }
}
