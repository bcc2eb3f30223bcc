package org.flightplan.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Scenario;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.Jsons;
import org.flightplan.keys.KeysInMemory;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.patients.PatientCommand.UpdatePatient;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientForgotten;
import org.flightplan.patients.PatientEvent.PatientUpdated;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

class PatientDeciderTest {

    private static final PatientId ID = new PatientId(new UUID(0, 7));
    private static final UUID EVENT = new UUID(0, 13);

    private static CreatePatient create(String name, LocalDate born) {
        return new CreatePatient(created(name, born));
    }

    private static PatientCreated created(String name) {
        return created(name, LocalDate.of(2020, 1, 2));
    }

    private static PatientCreated created(String name, LocalDate born) {
        return new PatientCreated(ID, new PatientName(name), new Mrn("SYN-1"), new BirthDate(born), "female", false);
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
    void nobody_is_born_after_today_by_the_hospitals_clock() {
        LocalDate today = LocalDate.of(2026, 3, 10);
        patient()
                .when(create("Synthia", today.plusDays(1)))
                .refuses(Reason.Kind.CONTENT, "invalid_fields", "date_of_birth");
        patient().when(create("Synthia", today)).accepts(created("Synthia", today));
        // noon in Greenwich is the next day in Auckland already
        patient()
                .in(ZoneId.of("Pacific/Auckland"))
                .when(create("Synthia", today.plusDays(1)))
                .accepts(created("Synthia", today.plusDays(1)));
    }

    @Test
    void a_patient_can_not_be_created_twice_in_the_log() {
        PatientDecider decider = new PatientDecider();
        PatientState known = decider.evolve(decider.initial(), created("Synthia"), EVENT);
        assertThrows(IllegalStateException.class, () -> decider.evolve(known, created("Synthia"), EVENT));
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

    private static final PatientCreated UNKNOWN =
            new PatientCreated(ID, new PatientName("Unknown One"), new Mrn("SYN-1"), null, null, true);

    private static JsonObject json(String text) {
        return Jsons.object(text.replace('\'', '"'));
    }

    private static UpdatePatient update(String changes) {
        return new UpdatePatient(json(changes));
    }

    @Test
    void whoever_is_unknown_may_lack_a_date_of_birth_and_nobody_else() {
        patient().when(new CreatePatient(UNKNOWN)).accepts(UNKNOWN);
        PatientCreated known = new PatientCreated(ID, new PatientName("Synthia"), new Mrn("SYN-1"), null, null, false);
        patient().when(new CreatePatient(known)).refuses(Reason.Kind.CONTENT, "invalid_fields", "date_of_birth");
        patient()
                .given(UNKNOWN)
                .when(update("{'identity': 'confirmed'}"))
                .refuses(Reason.Kind.CONTENT, "invalid_fields", "date_of_birth");
        String both = "{'identity': 'confirmed', 'date_of_birth': '2020-01-02'}";
        patient().given(UNKNOWN).when(update(both)).accepts(new PatientUpdated(json(both)));
        patient()
                .given(created("Synthia"))
                .when(update("{'date_of_birth': null}"))
                .refuses(Reason.Kind.CONTENT, "invalid_fields", "date_of_birth");
        patient()
                .given(UNKNOWN, new PatientUpdated(json(both)))
                .when(update("{'date_of_birth': null}"))
                .refuses(Reason.Kind.CONTENT, "invalid_fields", "date_of_birth");
    }

    @Test
    void a_patient_is_updated_while_known() {
        patient()
                .given(created("Synthia"))
                .when(update("{'diagnosis': 'synthetic'}"))
                .accepts(new PatientUpdated(json("{'diagnosis': 'synthetic'}")));
        patient()
                .given(created("Synthia"))
                .when(update("{'date_of_birth': '2026-03-11'}"))
                .refuses(Reason.Kind.CONTENT, "invalid_fields", "date_of_birth");
        patient()
                .given(created("Synthia"))
                .when(update("{'deceased_at': '2026-03-10T12:05:01Z'}"))
                .refuses(Reason.Kind.CONTENT, "invalid_fields", "deceased_at");
        patient().when(update("{'gender': 'other'}")).refuses(Reason.Kind.NOT_FOUND, "not_found");
        patient()
                .given(created("Synthia"), new PatientErased(ID, "court_order"))
                .when(update("{'gender': 'other'}"))
                .refuses(Reason.Kind.STATE, "patient_erased");
    }

    @Test
    void an_update_without_a_change_is_no_event() {
        assertEquals(
                Decision.nothing(),
                patient().given(created("Synthia")).when(update("{}")).decision());
    }

    @Test
    void another_mrn_is_claimed_and_the_one_before_it_given_up() {
        UUID stream = ID.value();
        assertEquals(
                List.of(new Release("mrn", stream)),
                PatientEvents.releases(stream, new PatientUpdated(json("{'mrn': 'SYN-2'}"))));
        assertEquals(List.of(), PatientEvents.releases(stream, new PatientUpdated(json("{'name': 'Synthia'}"))));
        assertEquals(List.of(), PatientEvents.releases(stream, created("Synthia")));
    }
}
