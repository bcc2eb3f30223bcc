package org.flightplan.specialties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flightplan.fields.FieldType;
import org.flightplan.specialties.Manifest.EventTypeDeclaration;
import org.flightplan.specialties.Manifest.RiskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a manifest says, read; and that one which contradicts itself is not read. */
class SpecialtiesTest {

    private static final Manifest CARDIAC = Specialties.find("cardiac").orElseThrow();

    @Test
    void the_specialties_of_this_build() {
        assertEquals(List.of("cardiac"), Specialties.names());
        assertEquals(List.of(CARDIAC), List.copyOf(Specialties.all()));
        assertEquals("cardiac", CARDIAC.name());
        assertEquals(Optional.empty(), Specialties.find("levitation"));
    }

    @Test
    void every_specialty_has_the_common_event_types_and_behind_them_its_own() {
        List<String> names = List.copyOf(CARDIAC.eventTypeNames());
        assertEquals("risk_status", names.get(0));
        assertEquals("chest_closure", names.get(names.size() - 1));
        assertEquals(20, names.size());
        assertEquals(
                names,
                CARDIAC.eventTypes().stream().map(EventTypeDeclaration::name).toList());
    }

    @Test
    void a_locations_code_and_its_aliases_are_one_location() {
        for (String name : List.of("CATH", "cath", "CATHLAB")) {
            assertEquals("CATH", Specialties.locationCode("cardiac", name), name);
            assertEquals("CATH", Specialties.locationCode(name), name);
            assertTrue(Specialties.knowsLocation(name), name);
        }
        assertEquals("cath", Specialties.locationCode("levitation", "cath"));
        assertEquals("CLOUD", Specialties.locationCode("CLOUD"));
        assertFalse(Specialties.knowsLocation("CLOUD"));
    }

    @Test
    void a_risk_state_has_a_band_that_may_differ_by_location() {
        assertEquals(
                List.of("ACCU", "Extubated", "Intubated", "Procedure", "DC"), List.copyOf(CARDIAC.riskStateCodes()));
        RiskState extubated = CARDIAC.riskState("Extubated").orElseThrow();
        assertEquals(Map.of("ACCU", 2), extubated.levelsIn());
        assertEquals(2, extubated.levelAt("ACCU"));
        assertEquals(3, extubated.levelAt("CICU"));
        assertEquals(3, extubated.levelAt(null));
        assertEquals(1, CARDIAC.dischargeLevel());
        assertEquals("DC", CARDIAC.dischargeLocation());
    }

    @Test
    void a_fields_declaration_says_its_words_or_its_kind_whether_it_must_be_there_and_whether_it_is_phi() {
        Manifest manifest = ManifestReader.read("proof.json");
        var fields = manifest.eventType("proof").orElseThrow().details().fields();
        assertEquals(
                new FieldType.OneOf(List.of("left", "right")), fields.get(0).kind());
        assertTrue(fields.get(0).required());
        assertFalse(fields.get(0).phi());
        assertEquals(new FieldType.Moment(), fields.get(1).kind());
        assertFalse(fields.get(1).required());
        assertTrue(fields.get(1).phi());
        assertEquals(
                Map.of("until", "from"),
                manifest.eventType("proof").orElseThrow().notBefore());
        assertEquals("none", manifest.eventType("proof").orElseThrow().mark());
    }

    @ParameterizedTest
    @CsvSource({
        "proof-event-twice.json, proof-event-twice.json declares the event type proof twice",
        "proof-alias-twice.json, Two of the locations are called one"
    })
    void a_manifest_that_contradicts_itself_is_not_read(String resource, String message) {
        var refused = assertThrows(IllegalStateException.class, () -> ManifestReader.read(resource));
        assertEquals(message, refused.getMessage());
    }
}
