package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search by MRN, which tells spellings of one number from two numbers; by name, and by date of birth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {

    private static final String STORED = " 00 S\u00e9-7a";

    private Ward ward;
    private String patient;

    @BeforeAll
    void a_patient_has_an_accented_mrn() {
        ward = Ward.open();
        patient = created(STORED).expect(201).json().getString("patient_id");
        created("0 S\u00c9-7A").expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {STORED, "00 S\u00e9-7a", "  00 S\u00e9-7a\t", "00 s\u00c9-7A", "00 Se\u0301-7a"})
    void every_spelling_of_the_number_finds_the_patient_as_given(String spelling) {
        var found = search(spelling).items();
        assertEquals(
                List.of(patient),
                found.stream().map(item -> item.getString("id")).toList());
        assertEquals(STORED, found.get(0).getString("mrn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 Se-7a", "000 S\u00e9-7a", "00S\u00e9-7a", "7a"})
    void another_number_finds_nobody(String another) {
        assertEquals(List.of(), search(another).items());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 s\u00c9-7A ", "00 Se\u0301-7a"})
    void another_spelling_is_no_other_number(String spelling) {
        Answer refused = created(spelling).problem(409);
        assertEquals("mrn_taken", refused.json().getString("error_code"));
        assertEquals(List.of("mrn"), List.copyOf(refused.fieldErrors()));
    }

    @Test
    void another_hospital_may_use_the_number() {
        Ward other = Ward.open();
        assertEquals(
                List.of(),
                other.viewer
                        .post("patients/search", doc().with("mrn", STORED).build())
                        .items());
        other.clinician
                .post("patients", other.patient().with("mrn", STORED).build())
                .expect(201);
    }

    @Test
    void a_name_is_found_by_the_beginnings_of_its_words_newest_first() {
        String older = named("Zo\u00eb M\u00fcller-Proof", "2019-03-01");
        String newer = named("Zoey Proofreader", "2019-03-02");
        assertEquals(List.of(newer, older), ids(by("name_prefix", "ZOE")));
        assertEquals(List.of(newer, older), ids(by("name_prefix", "proo zoe")));
        assertEquals(List.of(older), ids(by("name_prefix", "mul zoe")));
        assertEquals(List.of(), ids(by("name_prefix", "oey")));
        assertEquals(
                "Zo\u00eb M\u00fcller-Proof", by("name_prefix", "mull").get(0).getString("name"));
        assertEquals(
                List.of(),
                ids(other().post("patients/search", query("name_prefix", "zoe")).items()));
    }

    @Test
    void pages_of_a_search_by_name_hold_each_patient_once() {
        Set<String> created = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            created.add(named("Pageturner " + i, "2018-01-01"));
        }
        Set<String> found = new TreeSet<>();
        for (int offset = 0; offset < 6; offset += 2) {
            found.addAll(ids(ward.viewer
                    .post("patients/search?limit=2&offset=" + offset, query("name_prefix", "pageturner"))
                    .items()));
        }
        assertEquals(created, found);
    }

    @Test
    void patients_are_found_by_the_day_they_were_born() {
        String first = named("Synthia Firstborn", "2017-05-06");
        named("Synthia Nextday", "2017-05-07");
        assertEquals(List.of(first), ids(by("date_of_birth", "2017-05-06")));
        assertEquals(List.of(), ids(by("date_of_birth", "2016-05-06")));
        assertEquals(
                List.of(),
                ids(other().post("patients/search", query("date_of_birth", "2017-05-06"))
                        .items()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "   ", "one two three four five six"})
    void a_search_by_no_word_or_by_more_than_five_is_refused(String text) {
        Answer refused =
                ward.viewer.post("patients/search", query("name_prefix", text)).problem(422);
        assertEquals(Set.of("name_prefix"), refused.fieldErrors());
        assertTrue(text.isBlank() || refused.body().contains("1 to 5 words"), refused::toString);
    }

    @Test
    void a_word_that_stands_often_counts_once_and_five_are_taken() {
        String patient = named("Alphaone Betatwo Gammathree Deltafour Epsilonfive", "2016-01-01");
        String text = "alpha beta gamma delta epsilon";
        assertEquals(List.of(patient), ids(by("name_prefix", text)));
        assertEquals(List.of(patient), ids(by("name_prefix", "alpha ".repeat(20) + text)));
        assertEquals(List.of(), ids(by("name_prefix", "alpha beta gamma delta zeta")));
    }

    @Test
    void a_whole_word_of_any_length_is_found() {
        String li = named("Synthetic Li", "2016-02-01");
        String connor = named("Proof O'Connor", "2016-02-02");
        String wang = named("\u738b\u82b3", "2016-02-03");
        assertEquals(List.of(li), ids(by("name_prefix", "li")));
        assertEquals(List.of(), ids(by("name_prefix", "l")));
        assertEquals(List.of(connor), ids(by("name_prefix", "O\u2019CONNOR")));
        assertEquals(List.of(connor), ids(by("name_prefix", "oconnor")));
        assertEquals(List.of(wang), ids(by("name_prefix", "\u738b\u82b3")));
    }

    @Test
    void a_search_pages_by_its_cursor() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(0, named("Cursorly " + i, "2015-01-01"));
        }
        JsonObject query = query("name_prefix", "cursorly");
        List<String> found = new ArrayList<>();
        String next = "";
        while (next != null) {
            Answer page = ward.viewer
                    .post("patients/search?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next), query)
                    .expect(200);
            found.addAll(ids(page.items()));
            next = page.json().getString("next", null);
            if (next != null) {
                ward.viewer
                        .post("patients/search?cursor=" + next, query("name_prefix", "cursor"))
                        .problem(400);
            }
        }
        assertEquals(created, found);
    }

    @Test
    void a_search_is_by_one_thing() {
        var two = doc().with("mrn", STORED).with("date_of_birth", "2017-05-06").build();
        assertEquals(
                Set.of("mrn"),
                ward.viewer.post("patients/search", two).problem(422).fieldErrors());
    }

    private String named(String name, String born) {
        return ward.clinician
                .post(
                        "patients",
                        ward.patient()
                                .with("patient_id", UUID.randomUUID())
                                .with("mrn", UUID.randomUUID().toString())
                                .with("name", name)
                                .with("date_of_birth", born)
                                .build())
                .expect(201)
                .json()
                .getString("patient_id");
    }

    private List<JsonObject> by(String field, String value) {
        return ward.viewer
                .post("patients/search", query(field, value))
                .expect(200)
                .items();
    }

    private static List<String> ids(List<JsonObject> items) {
        return items.stream().map(item -> item.getString("id")).toList();
    }

    private static JsonObject query(String field, String value) {
        return doc().with(field, value).build();
    }

    private static Http other() {
        return Ward.open().viewer;
    }

    private Answer created(String mrn) {
        return ward.clinician.post(
                "patients",
                ward.patient()
                        .with("patient_id", UUID.randomUUID())
                        .with("mrn", mrn)
                        .build());
    }

    private Answer search(String mrn) {
        return ward.viewer
                .post("patients/search", doc().with("mrn", mrn).build())
                .expect(200);
    }
}
