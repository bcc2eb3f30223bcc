package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** What a privacy officer finds in the audit trail. */
class AuditSearchIT {

    @Test
    void the_officer_finds_looks_by_user_patient_action_purpose_and_period() {
        Ward other = Ward.open();
        UUID looked = other.createdPatient();
        UUID somebody = UUID.randomUUID();
        Http.as(somebody, other.tenant, "viewer").get("patients/" + looked).expect(200);
        other.viewer.get("patients").expect(200);
        Http privacy = Http.as(other.tenant, "privacy-officer");
        JsonObject look = privacy.get("admin/audit?user=" + somebody).items().get(0);
        String at = look.getString("recorded_at");
        for (String hit : List.of(
                "user=" + somebody,
                "patient_id=" + looked + "&action=patient.read",
                "action=patient.read",
                "purpose=treatment&action=patient.read",
                "action=patient.read&from=" + at,
                "action=patient.read&from=1900-01-01T00:00:00Z",
                "action=patient.read&to=2100-01-01T00:00:00Z")) {
            assertEquals(
                    List.of(look), privacy.get("admin/audit?" + hit).expect(200).items(), hit);
        }
        for (String miss : List.of(
                "user=" + UUID.randomUUID(),
                "patient_id=" + UUID.randomUUID(),
                "action=timeline.read",
                "purpose=research",
                "from=2100-01-01T00:00:00Z",
                "to=2020-01-01T00:00:00Z",
                "to=1900-01-01T00:00:00Z")) {
            assertEquals(
                    List.of(), privacy.get("admin/audit?" + miss).expect(200).items(), miss);
        }
    }

    @Test
    void the_trail_is_paged_newest_first_without_a_gap() {
        Ward other = Ward.open();
        for (int i = 0; i < 5; i++) {
            other.viewer.get("patients").expect(200);
        }
        Http privacy = Http.as(other.tenant, "privacy-officer");
        String path = "admin/audit?action=patients.listed&limit=2";
        Answer first = privacy.get(path).expect(200);
        Answer second =
                privacy.get(path + "&cursor=" + first.json().getString("next")).expect(200);
        Answer third =
                privacy.get(path + "&cursor=" + second.json().getString("next")).expect(200);
        assertFalse(third.json().containsKey("next"));
        List<String> ids = Stream.of(first, second, third)
                .flatMap(page -> page.items().stream())
                .map(look -> look.getString("id"))
                .toList();
        assertEquals(5, Set.copyOf(ids).size());
        assertEquals(ids.stream().sorted(Comparator.reverseOrder()).toList(), ids);
    }

    @Test
    void an_export_holds_what_the_search_shows_page_by_page_and_is_on_record() {
        Ward other = Ward.open();
        UUID looked = other.createdPatient();
        for (int i = 0; i < 5; i++) {
            other.viewer.get("patients/" + looked).expect(200);
        }
        Http privacy = Http.as(other.tenant, "privacy-officer");
        String filter = "?patient_id=" + looked + "&action=patient.read";
        var searched = privacy.get("admin/audit" + filter).expect(200).items();
        Answer export = privacy.get("admin/audit/export" + filter).expect(200);
        assertEquals(searched, export.items());
        assertEquals(5, export.json().getInt("count"));
        assertEquals(
                1,
                privacy.get("admin/audit?action=audit.exported&patient_id=" + looked)
                        .items()
                        .size());
        assertEquals(
                0,
                privacy.get("admin/audit/export?purpose=research")
                        .expect(200)
                        .json()
                        .getInt("count"));
        assertEquals(
                Set.of("from"),
                privacy.get("admin/audit/export?from=yesterday").problem(400).fieldErrors());
    }

    @Test
    void an_account_of_disclosures_leaves_out_treatment_and_what_the_patient_was_shown() {
        Ward other = Ward.open();
        UUID disclosed = other.createdPatient();
        Http both = Http.as(other.tenant, "viewer", "privacy-officer");
        for (String purpose : List.of("treatment", "patient_request", "payment", "research", "legal")) {
            both.with("X-Purpose-Of-Use", purpose).get("patients/" + disclosed).expect(200);
        }
        List<String> purposes = both.get("admin/audit/disclosures?patient_id=" + disclosed).expect(200).items().stream()
                .map(look -> look.getString("purpose"))
                .toList();
        assertEquals(List.of("legal", "research"), purposes);
        assertEquals(
                Set.of("patient_id"),
                both.get("admin/audit/disclosures").problem(422).fieldErrors());
    }
}
