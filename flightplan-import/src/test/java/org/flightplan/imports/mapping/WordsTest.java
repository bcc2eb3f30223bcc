package org.flightplan.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final JsonObject MANIFEST =
            Json.createReader(new StringReader("""
                    {"risk_states": [{"code": "Stable", "label": "Well", "aliases": ["fine"]}, {"code": "unknown", "label": "Unknown"}],
                     "event_types": [{"name": "risk_status", "fields": [{"name": "risk_level"}, {"name": "notes"}]}]}
                    """)).readObject();

    private static Words words(String... given) {
        Properties properties = new Properties();
        for (int i = 0; i < given.length; i += 2) {
            properties.setProperty(given[i], given[i + 1]);
        }
        return new Words(properties, MANIFEST);
    }

    @Test
    void risks_are_known_by_code_label_and_alias_in_any_case() {
        for (String word : new String[] {"Stable", "STABLE", " well ", "Fine"}) {
            assertEquals("Stable", words().risk(word));
        }
    }

    @Test
    void a_risk_that_nobody_declares_is_rejected_unless_the_hospital_says_what_it_is() {
        assertThrows(Unmappable.class, () -> words().risk("so-so"));
        assertEquals("Stable", words("risk.so-so", "stable").risk("So-So"));
    }

    @Test
    void a_blank_risk_is_rejected_unless_the_hospital_says_what_it_is() {
        assertThrows(Unmappable.class, () -> words().risk(null));
        assertEquals("unknown", words("risk.", "unknown").risk(null));
    }

    @Test
    void a_location_is_as_it_is_unless_the_hospital_says_otherwise() {
        assertEquals("OR Suite 3", words().location("OR Suite 3"));
        assertEquals("OR", words("location.or suite 3", "OR").location("OR Suite 3"));
    }

    @Test
    void event_types_are_the_specialtys_with_their_fields() {
        assertEquals("risk_status", words("event_type.risk", "risk_status").eventType("Risk"));
        assertThrows(Unmappable.class, () -> words().eventType("risk"));
        assertTrue(words().declares("risk_status", "notes"));
        assertFalse(words().declares("risk_status", "pump"));
    }

    @Test
    void what_became_of_a_stay_is_told_or_it_is_rejected() {
        assertEquals("open", words().status(null));
        assertEquals("open", words().status("ACTIVE"));
        assertEquals("discharged", words().status("Discharged"));
        assertEquals("died", words().status("Deceased"));
        assertEquals("cancelled", words().status("canceled"));
        assertThrows(Unmappable.class, () -> words().status("Gone fishing"));
        assertEquals("discharged", words("status.gone fishing", "discharged").status("Gone fishing"));
        assertThrows(Unmappable.class, () -> words("status.gone", "somewhere").status("gone"));
    }

    @Test
    void genders_have_letters() {
        assertEquals("female", Words.gender("F"));
        assertEquals("male", Words.gender("Male"));
        assertNull(Words.gender("?"));
    }

    @Test
    void ids_are_the_same_in_every_run_and_tell_nothing_without_the_secret() {
        UUID tenant = new UUID(1, 2);
        Ids ids = new Ids(tenant, "a secret of a test".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Ids again = new Ids(tenant, "a secret of a test".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Ids others = new Ids(tenant, "another secret of it".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(ids.of("patient", "007"), again.of("patient", "007"));
        assertNotEquals(ids.of("patient", "007"), ids.of("patient", "7"));
        assertNotEquals(ids.of("patient", "007"), ids.of("admission", "007"));
        assertNotEquals(ids.of("patient", "007"), others.of("patient", "007"));
        assertNotEquals(ids.of("patient", "a", "bc"), ids.of("patient", "ab", "c"));
        assertEquals(8, ids.of("patient", "007").version());
        assertEquals(2, ids.of("patient", "007").variant());
    }
}
