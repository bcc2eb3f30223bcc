package org.flightplan.specialties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broken pack is told of by file, line and remedy. */
class BrokenPackTest {

    @Test
    void the_pack_that_these_tests_break_is_whole() throws BrokenPack {
        assertEquals("proof 1.0.0", PackReader.read(Packs.source(Packs.PROOF)).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        flightplan.io/v1        | flightplan.io/v2     | 1  | apiVersion          | write flightplan.io/v1
        version: 1.0.0          | version: one         | 5  | version             | Semantic, such as 1.2.0
        name: proof             | name: Proof Pack     | 4  | name                | it should be: In addresses
        displayName: Proof      | ''                   | 3  | metadata            | declare all of name, version, displayName
        label: Here             | lable: Here          | 8  | lable is unknown    | use one of level, label
        level: 2, label: Here   | level: 9, label: Here | 8 | level               | see the schema
        rgb(1,2,3)              | red                  | 10 | colour              | it should be: A CSS colour
        kind: ward              | kind: garage         | 10 | kind                | use one of ward, intensive, operating
        kind: ward              | kind: home           | 9  | 2 of the locations are of the kind home | declare exactly one
        code: OUT               | code: one            | 11 | another of the locations is called one | give it another name
        level: 2, levels_in     | levels_in            | 13 | has no level        | give it the level of one of the bands
        level: 2, levels_in     | level: 3, levels_in  | 13 | no band has the level 3 | use one of [1, 2]
        ONE: 1                  | TWO: 1               | 13 | no location has the code TWO | use one of ONE, OUT
        code: LOW               | code: unknown        | 13 | unknown has a level | stands beside the bands
        id: special             | id: special, icon: none.svg | 15 | no file none.svg | put it beside specialty.yaml
        category: special       | category: peculiar   | 19 | no category is called peculiar | use one of annotation
        id: old_proof           | id: proof            | 28 | called proof        | give it another name
        id: old_proof           | id: surgery          | 28 | called surgery      | give it another name
        name: from, type        | name: side, type     | 22 | another field is called side | give it another name
        type: enum, values: [left, right] | type: enum | 21 | an enum has no values | declare values
        not_before: from        | not_before: side     | 23 | of two moments      | name another field of type moment
        type: integer, range    | type: text, range    | 24 | only an integer or a decimal has a range | take it away
        [0, 160]                | [160, 0]             | 24 | ends before it begins | write [least, greatest]
        type: duration          | type: period         | 26 | type                | use one of text, integer, decimal
        id: step, label         | id: Step, label      | 36 | id                  | A name in snake_case
        begins_with: begin      | begins_with: end     | 36 | no phase is called end | use one of begin, admission
        holds_back: begun       | holds_back: done     | 36 | no milestone is called done | use one of begun
        field: degrees}]        | field: side}]        | 40 | side is no field of type | name a field of the event
        degrees * 2.0           | degrees * two        | 42 | undeclared reference to 'two' | the variables are [degrees]
        degrees * 2.0           | degrees * 2          | 42 | can't be read       | the variables are [degrees]
        event_type: proof, field | event_type: prof, field | 40 | no event type is called prof | use one of risk_status
        details.degrees > 90    | details.angle > 90   | 47 | no field angle      | use one of side, from
        details.degrees > 90    | details.degrees >    | 47 | can't be read       | the variables are [details, location, hours_since_admission]
        details.degrees > 90    | details.degrees + 90 | 47 | neither true nor false | compare a field
        severity: info          | severity: stop       | 48 | severity            | use one of info, warning
        degrees_twice]          | degrees_thrice]      | 50 | no calculator is called degrees_thrice | use one of degrees_twice
        label: Home             | label: Home, label: Gone | 8 | label stands twice | keep one of them
        bands: [                | bands: {             | 8  | is no YAML          | mend the indentation
        """)
    void what_is_wrong_is_named_by_line_and_remedy(String text, String instead, int line, String fault, String remedy) {
        BrokenPack broken =
                assertThrows(BrokenPack.class, () -> PackReader.read(Packs.source(Packs.with(text, instead))));
        assertTrue(
                broken.problems().stream()
                        .anyMatch(problem -> problem.line() == line
                                && problem.fault().contains(fault)
                                && problem.remedy().contains(remedy)),
                () -> broken.problems().toString());
        assertTrue(
                broken.problems().stream().allMatch(problem -> problem.file().equals("specialty.yaml")),
                () -> broken.problems().toString());
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        String yaml = Packs.with("kind: ward", "kind: garage").replace("severity: info", "severity: stop");
        BrokenPack broken = assertThrows(BrokenPack.class, () -> PackReader.read(Packs.source(yaml)));
        assertEquals(
                List.of(10, 48),
                broken.problems().stream().map(PackProblem::line).toList(),
                broken.problems()::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ''                          | is no pack
        - a list                    | is no pack
        a: &x [*x]                  | is too deep or too large
        ? [a]\\n: b                 | a name is no text
        """)
    void what_is_no_pack_at_all_is_told_so(String yaml, String fault) {
        PackSource source = Packs.source(yaml.replace("\\n", "\n").replace("''", ""));
        BrokenPack broken = assertThrows(BrokenPack.class, () -> PackReader.read(source));
        assertEquals(
                List.of(fault),
                broken.problems().stream().map(PackProblem::fault).toList());
    }

    @Test
    void a_word_is_read_as_yaml_1_2_reads_it() throws BrokenPack {
        Manifest manifest = PackReader.read(Packs.source(Packs.with("code: LOW", "code: NO")));
        assertTrue(manifest.riskState("NO").isPresent());
    }
}
