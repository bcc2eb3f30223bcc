package org.flightplan.web.contract;

import static org.flightplan.fields.Doc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search by MRN, which tells spellings of one number from two numbers. */
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
