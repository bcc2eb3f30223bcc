package org.flightplan.specialties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flightplan.fields.Field;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Manifest.EventTypeDeclaration;
import org.flightplan.specialties.Manifest.RiskState;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pack says, read; where packs are found; and which version of one a hospital uses. */
class SpecialtiesTest {

    private static final Manifest CARDIAC = Specialties.find("cardiac").orElseThrow();

    @Test
    void the_packs_of_the_class_path_are_there_and_none_of_them_is_broken() {
        assertTrue(Specialties.names().containsAll(List.of("cardiac", "orthopaedics")));
        assertEquals(
                List.of(),
                Specialties.problems().stream()
                        .filter(problem -> problem.file().startsWith("org/flightplan"))
                        .toList());
        assertEquals(Optional.empty(), Specialties.find("levitation"));
    }

    @Test
    void every_specialty_has_the_common_event_types_and_behind_them_its_own() {
        List<String> names = CARDIAC.eventTypeNames();
        assertEquals("risk_status", names.get(0));
        assertEquals("vasoactive_infusion", names.get(names.size() - 1));
        assertEquals(
                names,
                CARDIAC.eventTypes().stream().map(EventTypeDeclaration::name).toList());
        assertTrue(
                Specialties.find("orthopaedics").orElseThrow().eventTypeNames().contains("surgery"));
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
    void a_risk_state_has_a_band_that_may_differ_by_location_and_unknown_has_none() {
        assertEquals(
                List.of("ACCU", "Extubated", "Intubated", "Procedure", "DC", "unknown"),
                List.copyOf(CARDIAC.riskStateCodes()));
        RiskState extubated = CARDIAC.riskState("Extubated").orElseThrow();
        assertEquals(Map.of("ACCU", 2), extubated.levelsIn());
        assertEquals(2, extubated.levelAt("ACCU"));
        assertEquals(3, extubated.levelAt("CICU"));
        assertEquals(3, extubated.levelAt(null));
        for (String specialty : List.of("cardiac", "orthopaedics")) {
            RiskState unknown = Specialties.find(specialty)
                    .orElseThrow()
                    .riskState("unknown")
                    .orElseThrow();
            assertNull(unknown.levelAt("ACCU"));
        }
        assertEquals(1, CARDIAC.dischargeLevel());
        assertEquals("DC", CARDIAC.dischargeLocation());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        side    | OneOf[words=[left, right]]
        from    | Moment[]
        degrees | Whole[min=0, max=160]
        share   | Between[min=0.5, max=1.5]
        took    | Duration[]
        remark  | Text[max=5]
        """)
    void a_field_holds_what_its_type_and_range_say(String name, String kind) throws BrokenPack {
        assertEquals(kind, field(name).kind().toString());
    }

    @Test
    void a_field_says_whether_it_must_be_there_and_whether_it_is_phi() throws BrokenPack {
        assertTrue(field("side").required());
        assertFalse(field("side").phi());
        assertFalse(field("from").required());
        assertTrue(field("from").phi());
        EventTypeDeclaration proof = proof().eventType("proof").orElseThrow();
        assertEquals(Map.of("until", "from"), proof.notBefore());
        assertEquals("procedure", proof.mark());
    }

    @Test
    void a_retired_event_type_is_declared_and_is_none_of_those_that_take_events() throws BrokenPack {
        assertTrue(proof().eventType("old_proof").orElseThrow().retired());
        assertFalse(proof().eventTypeNames().contains("old_proof"));
    }

    @Test
    void clients_read_the_icon_of_a_category_within_the_manifest() {
        List<String> icons = new Values(CARDIAC.json())
                .objects("categories").stream()
                        .map(category -> category.getString("icon", ""))
                        .filter(icon -> !icon.isEmpty())
                        .toList();
        assertEquals(3, icons.size());
        assertTrue(icons.stream().allMatch(icon -> icon.startsWith("data:image/svg+xml;base64,")));
    }

    @Test
    void the_example_of_the_page_for_authors_is_a_pack() throws IOException, BrokenPack {
        String page = Files.readString(Path.of("../docs/specialties.md"));
        String example = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```\n", page.indexOf("```yaml")));
        assertEquals("burns 1.0.0", PackReader.read(Packs.source(example)).toString());
    }

    @Test
    void packs_are_found_in_folders_and_in_jars_and_a_broken_one_stops_no_other(@TempDir Path folder)
            throws IOException {
        String named = Packs.with("name: proof", "name: in-folder");
        Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("specialty.yaml"), "kind: nonsense");
        Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("specialty.yaml"), named);
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(folder.resolve("c.jar"), "no jar");
        try (var jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("d.jar")))) {
            jar.putNextEntry(new ZipEntry("deep/within/specialty.yaml"));
            jar.write(Packs.with("name: proof", "name: in-jar").getBytes(StandardCharsets.UTF_8));
        }
        Specialties.install(folder);
        assertTrue(Specialties.names().containsAll(List.of("in-folder", "in-jar")));
        List<String> told = Specialties.problems().stream()
                .map(PackProblem::file)
                .filter(file -> file.startsWith(folder.toString()))
                .map(file -> file.substring(folder.toString().length()))
                .distinct()
                .toList();
        assertEquals(List.of("/c.jar", "/a/specialty.yaml"), told);
    }

    @Test
    void a_folder_that_is_none_and_a_version_that_is_there_are_told_of(@TempDir Path folder) {
        Specialties.install(folder.resolve("none"));
        Packs.install(Packs.with("name: proof", "name: twice"));
        Packs.install(Packs.with("name: proof", "name: twice"));
        List<String> faults =
                Specialties.problems().stream().map(PackProblem::fault).toList();
        assertTrue(faults.contains("is no folder that can be read"), faults::toString);
        assertTrue(faults.contains("twice 1.0.0 is installed twice"), faults::toString);
    }

    @Test
    void a_hospital_uses_the_newest_version_unless_it_has_chosen_one() {
        for (String version : List.of("1.9.0", "1.10.0", "1.2.0")) {
            Packs.install(Packs.with("name: proof", "name: grown").replace("1.0.0", version));
        }
        assertEquals("1.10.0", used("grown"));
        assertEquals("1.9.0", used("grown@1.9.0"));
        assertEquals("1.10.0", used("grown@7.0.0"), "one that is not installed any more");
        assertTrue(Specialties.choices().containsAll(List.of("grown", "grown@1.2.0", "grown@1.10.0")));
        assertTrue(tenant("grown@1.9.0").enables("grown"));
        assertFalse(tenant("grown@1.9.0").enables("grow"));
        assertEquals(
                "grown 1.2.0", Specialties.find("grown", "1.2.0").orElseThrow().toString());
    }

    private static String used(String chosen) {
        return Specialties.of(tenant(chosen), "grown").orElseThrow().version().toString();
    }

    private static Tenant tenant(String chosen) {
        return new Tenant(
                new TenantId(new UUID(0, 1)), "Synthetic", true, List.of(chosen), false, ZoneOffset.UTC, Instant.EPOCH);
    }

    private static Field field(String name) throws BrokenPack {
        return proof().eventType("proof").orElseThrow().details().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Manifest proof() throws BrokenPack {
        return PackReader.read(Packs.source(Packs.PROOF));
    }
}
