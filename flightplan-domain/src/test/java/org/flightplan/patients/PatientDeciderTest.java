package org.flightplan.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Scenario;
import org.flightplan.events.UniqueKey;
import org.flightplan.keys.KeysInMemory;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientForgotten;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

class PatientDeciderTest {

    private static final PatientId ID = new PatientId(new UUID(0, 7));

    private static CreatePatient create(String name, LocalDate born) {
        return new CreatePatient(ID, new PatientName(name), new Mrn("SYN-1"), new BirthDate(born), "female");
    }

    private static PatientCreated created(String name) {
        return new PatientCreated(
                ID, new PatientName(name), new Mrn("SYN-1"), new BirthDate(LocalDate.of(2020, 1, 2)), "female");
    }

    private static Scenario<PatientCommand, PatientState, PatientEvent> patient() {
        return new Scenario<>(new PatientDecider());
    }

    @Test
    void a_patient_is_created() {
        patient().when(create("Synthia", LocalDate.of(2020, 1, 2))).accepts(created("Synthia"));
    }

    @Test
    void the_same_id_with_the_same_content_is_the_same_patient() {
        patient()
                .given(created("Synthia"))
                .when(create("Synthia", LocalDate.of(2020, 1, 2)))
                .repeats(created("Synthia"));
    }

    @Test
    void the_same_id_with_other_content_is_refused() {
        patient()
                .given(created("Synthia"))
                .when(create("Synthetta", LocalDate.of(2020, 1, 2)))
                .refuses(Reason.Kind.STATE, "patient_id_taken", "patient_id");
    }

    @Test
    void an_erasure_is_on_record_once_whether_its_keys_were_lost_before_or_not() {
        ErasePatient erase = new ErasePatient(ID, "court_order", false);
        PatientErased erased = new PatientErased(ID, "court_order");
        patient().given(created("Synthia")).when(erase).accepts(erased);
        patient().given(new PatientForgotten(ID)).when(erase).accepts(erased);
        patient().given(created("Synthia"), erased).when(erase).repeats(erased);
        patient()
                .given(new PatientForgotten(ID), erased)
                .when(new ErasePatient(ID, "patient_request", false))
                .repeats(erased);
        patient().when(erase).refuses(Reason.Kind.NOT_FOUND, "not_found");
    }

    @Test
    void a_patient_in_hospital_is_not_erased_unless_the_keys_are_gone_already() {
        Scenario<PatientCommand, PatientState, PatientEvent> inHospital =
                patient().given(created("Synthia")).withHolder(PatientDecider.openStay(ID), new UUID(0, 5));
        inHospital.when(new ErasePatient(ID, "court_order", false)).refuses(Reason.Kind.STATE, "patient_admitted");
        inHospital.when(new ErasePatient(ID, "court_order", true)).accepts(new PatientErased(ID, "court_order"));
    }

    @Test
    void the_id_of_an_erased_patient_stays_in_use() {
        patient()
                .given(new PatientForgotten(ID), new PatientErased(ID, "court_order"))
                .when(create("Synthia", LocalDate.of(2020, 1, 2)))
                .refuses(Reason.Kind.STATE, "patient_id_taken", "patient_id");
    }

    @Test
    void nobody_is_born_tomorrow_but_today_is_a_day_earlier_elsewhere() {
        LocalDate today = LocalDate.of(2026, 3, 10);
        patient()
                .when(create("Synthia", today.plusDays(2)))
                .refuses(Reason.Kind.CONTENT, "invalid_fields", "date_of_birth");
        patient()
                .when(create("Synthia", today.plusDays(1)))
                .accepts(new PatientCreated(
                        ID, new PatientName("Synthia"), new Mrn("SYN-1"), new BirthDate(today.plusDays(1)), "female"));
    }

    @Test
    void a_patient_can_not_be_created_twice_in_the_log() {
        PatientDecider decider = new PatientDecider();
        PatientState known = decider.evolve(decider.initial(), created("Synthia"));
        assertThrows(IllegalStateException.class, () -> decider.evolve(known, created("Synthia")));
    }

    @Test
    void spellings_of_one_mrn_are_one_claim_and_leading_zeros_count() {
        TenantId tenant = new TenantId(new UUID(0, 1));
        BlindIndex index = new BlindIndex(new KeysInMemory().ring());
        String hash = new Mrn("ä-01x").blindIndex(index, tenant);
        for (String same : List.of(
                " Ä-01X ",
                "a\u0308-01x",
                "ä-01X",
                "\u00a0\u2003ä-01x\u3000\u0085\ufeff",
                "a\u200d\u0308-\u200b01\u00adx\ufe0f",
                "\uff41\u0308-\uff10\uff11\uff58")) {
            assertEquals(hash, new Mrn(same).blindIndex(index, tenant), same);
        }
        assertNotEquals(hash, new Mrn("ä-1x").blindIndex(index, tenant));
        assertNotEquals(hash, new Mrn("ä-01x").blindIndex(index, new TenantId(new UUID(0, 2))));
    }

    @Test
    void a_normalised_mrn_is_in_its_normal_form() {
        for (String mrn :
                List.of("\u0149-1", "\u0390\u00df\ufb01", "\u00a8 1 \u00a0", "\u1100\u200d\u1161", "\u24b7\u2460")) {
            String once = new Mrn(mrn).normalised();
            assertEquals(once, new Mrn(once).normalised(), mrn);
        }
    }

    @Test
    void text_of_a_patient_never_shows_who_it_is() {
        String text = create("Synthia", LocalDate.of(2020, 1, 2)) + " " + created("Synthia");
        for (String phi : List.of("Synthia", "SYN-1", "2020")) {
            assertFalse(text.contains(phi), text);
        }
    }

    @Test
    void an_mrn_of_spaces_alone_is_nothing() {
        assertEquals("", new Mrn(" \u3000").normalised());
        assertEquals("A B", new Mrn(" a b ").normalised());
    }

    @Test
    void what_is_phi_is_printed_as_a_mask() {
        assertEquals("Mrn[***]", new Mrn("SYN-1").toString());
        assertEquals("PatientName[***]", new PatientName("Synthia").toString());
        assertEquals("BirthDate[***]", new BirthDate(LocalDate.of(2020, 1, 2)).toString());
        assertEquals(ID.value().toString(), ID.toString());
    }

    @Test
    void a_patient_claims_the_mrn_and_an_erased_one_that_nothing_more_is_said() {
        TenantId tenant = new TenantId(new UUID(0, 1));
        BlindIndex index = new BlindIndex(new KeysInMemory().ring());
        UUID stream = ID.value();
        assertEquals(
                List.of(new KeyClaim(new UniqueKey("mrn", new Mrn("syn-1").blindIndex(index, tenant)), stream)),
                PatientEvents.claims(index, tenant, stream, created("Synthia")));
        assertEquals(
                List.of(new KeyClaim(UniqueKey.erased(stream), stream)),
                PatientEvents.claims(index, tenant, stream, new PatientErased(ID, "court_order")));
        assertEquals(List.of(), PatientEvents.claims(index, tenant, stream, new PatientForgotten(ID)));
    }

    @Test
    void that_nobody_is_born_tomorrow_may_be_told_to_anyone() {
        assertTrue(new PatientRejection.BornInTheFuture().restsOnRequest());
        assertFalse(new PatientRejection.IdTaken().restsOnRequest());
    }
}
