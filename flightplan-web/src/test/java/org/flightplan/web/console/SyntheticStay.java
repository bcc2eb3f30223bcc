package org.flightplan.web.console;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A made-up stay in a hospital of its own, recorded through the HTTP API: six days, from the pre-operative unit through
 * surgery and intensive care to acute care, still open.
 */
final class SyntheticStay implements AutoCloseable {

    static final String PATIENT = "Synthia Mockingbird";
    static final String BORN = LocalDate.of(2024, 2, 29).toString();
    static final String COMPLAINT = "Synthetic hypoplastic left heart";
    static final String PROCEDURE = "Synthetic Norwood";
    static final String NOTE = "Synthetic note, chest tubes out";

    private final APIRequestContext http;
    private final Clock clock;
    private final Instant now;
    private final String suffix;
    private final UUID tenant;
    private final UUID admission = UUID.randomUUID();
    private final UUID surgery = UUID.randomUUID();
    private String token;

    private SyntheticStay(Playwright playwright, String baseUrl, Clock clock) {
        http = playwright.request().newContext(new APIRequest.NewContextOptions().setBaseURL(baseUrl));
        this.clock = clock;
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        suffix = UUID.randomUUID().toString().substring(0, 8);
        token = "";
        tenant = UUID.randomUUID();
        token = token(Map.of("roles", List.of("platform-admin")));
    }

    /** Records it all; every command must be accepted. */
    static SyntheticStay record(Playwright playwright, String baseUrl, Clock clock) {
        SyntheticStay stay = new SyntheticStay(playwright, baseUrl, clock);
        stay.post(
                "admin/tenants",
                Map.of("id", stay.tenant, "name", stay.hospital(), "enabled_specialties", List.of("cardiac")));
        stay.token = stay.token(Map.of("tenant", stay.tenant, "roles", List.of("clinician")));
        stay.admit();
        stay.moveAndChange();
        stay.happen();
        return stay;
    }

    UUID tenant() {
        return tenant;
    }

    String hospital() {
        return "Synthetic Console Ward " + suffix;
    }

    String mrn() {
        return "SYN-CONSOLE-" + suffix.toUpperCase(Locale.ROOT);
    }

    UUID admission() {
        return admission;
    }

    UUID surgery() {
        return surgery;
    }

    /** What must never stand in an address. */
    List<String> phi() {
        return List.of("Synthia", "Mockingbird", mrn(), BORN, COMPLAINT, NOTE);
    }

    /** Switches the hospital off, so that the sign-in of a server that is tested often stays short. */
    @Override
    public void close() {
        change(Map.of("active", false));
        http.dispose();
    }

    /** Whether the hospital shows its patients to their care teams alone; nobody who signs in here is in one. */
    void keepCareTeams(boolean kept) {
        change(Map.of("care_teams", kept));
    }

    /** In which zone the hospital's clocks go. */
    void standIn(String timeZone) {
        change(Map.of("time_zone", timeZone));
    }

    private void change(Map<String, Object> fields) {
        String before = token;
        token = token(Map.of("roles", List.of("platform-admin")));
        http.patch("api/v1/admin/tenants/" + tenant, request(fields));
        token = before;
    }

    /** Somebody else in the hospital, with a risk where one is given. Returns the admission. */
    UUID admit(String name, String mrn, String born, int daysAgo, String complaint) {
        UUID another = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        post("patients", Map.of("patient_id", patient, "name", name, "mrn", mrn, "date_of_birth", born));
        post(
                "admissions",
                Map.of(
                        "admission_id",
                        another,
                        "patient_id",
                        patient,
                        "specialty",
                        "cardiac",
                        "attending_id",
                        UUID.randomUUID(),
                        "admit_date",
                        ago(Duration.ofDays(daysAgo)),
                        "chief_complaint",
                        complaint));
        return another;
    }

    /** Opens a unit with beds; returns its id. */
    String unit(String location, String name, List<String> beds) {
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of("tenant-admin")));
        String unit = post("units", Map.of("location", location, "name", name))
                .get("unit_id")
                .getAsString();
        beds.forEach(bed -> post("units/" + unit + "/beds", Map.of("bed", bed)));
        token = before;
        return unit;
    }

    /** Has a display made for a unit. */
    JsonObject display(String unit, String name) {
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of("tenant-admin")));
        JsonObject made = post("admin/displays", Map.of("name", name, "unit_id", unit));
        token = before;
        return made;
    }

    /** Revokes a display. */
    void revoke(JsonObject display) {
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of("tenant-admin")));
        http.delete("api/v1/admin/displays/" + display.get("display_id").getAsString(), request(null));
        token = before;
    }

    /** Another administrator gives a unit another name. */
    void rename(String unit, String name) {
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of("tenant-admin")));
        APIResponse response =
                http.patch("api/v1/units/" + unit, request(Map.of("name", name)).setHeader("If-Match", "*"));
        token = before;
        if (!response.ok()) {
            throw new AssertionError("It was answered " + response.status() + ": " + response.text());
        }
    }

    /** Somebody who is in a bed since an hour, in a place since a week. */
    UUID inBed(String name, String location, String bed) {
        UUID another = admit(name, "SYN-" + UUID.randomUUID(), "2021-04-03", 7, "Synthetic");
        moveElsewhere(another, location, bed);
        return another;
    }

    /** Moves a stay now, as somebody else does. */
    void moveElsewhere(UUID of, String location, String bed) {
        post(
                "admissions/" + of + "/location",
                Map.of(
                        "to_location",
                        location,
                        "to_bed",
                        bed,
                        "effective_at",
                        clock.instant().toString()));
    }

    /** Discharges now. */
    void discharge(UUID of) {
        post(
                "admissions/" + of + "/discharge",
                Map.of("discharge_date", clock.instant().toString()));
    }

    /** Records as somebody else does, elsewhere. */
    JsonObject elsewhere(String path, Map<String, Object> body) {
        return post(path, body);
    }

    /** Attaches a file to a stay, as somebody else does, elsewhere. */
    UUID attach(UUID to, String filename, byte[] content) {
        UUID attachment = UUID.randomUUID();
        String path = "admissions/" + to + "/attachments";
        post(
                path,
                Map.of(
                        "attachment_id",
                        attachment,
                        "occurred_at",
                        clock.instant().toString(),
                        "filename",
                        filename));
        APIResponse response = http.put(
                "api/v1/" + path + "/" + attachment + "/content",
                RequestOptions.create()
                        .setHeader("Authorization", "Bearer " + token)
                        .setHeader("Content-Type", "application/octet-stream")
                        .setData(content));
        if (!response.ok()) {
            throw new AssertionError("The content was answered " + response.status() + ": " + response.text());
        }
        return attachment;
    }

    /** A moment that long ago, as the API takes it. */
    String momentAgo(Duration duration) {
        return ago(duration);
    }

    /** A risk of a stay, since now. */
    void risk(UUID of, String risk) {
        post(
                "clinical-events",
                Map.of(
                        "admission_id",
                        of,
                        "event_type",
                        "risk_status",
                        "occurred_at",
                        clock.instant().toString(),
                        "data",
                        Map.of("risk_level", risk)));
    }

    /** Erases the patient of a stay that has ended. */
    void erasePatientOf(UUID of) {
        String patient = read("admissions/" + of).get("patient_id").getAsString();
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of("privacy-officer")));
        post("patients/" + patient + "/erasure", Map.of("ground", "court_order"));
        token = before;
    }

    /** Somebody opens the record of a patient outside of the care team, and looks at the stay. */
    void open(UUID of, String by, String reason) {
        String patient = read("admissions/" + of).get("patient_id").getAsString();
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of("clinician"), "name", by));
        post("patients/" + patient + "/break-glass", Map.of("reason", reason, "minutes", 30));
        read("admissions/" + of + "/timeline");
        token = before;
    }

    /** Somebody looks at something for a purpose of which a patient may ask an account. */
    void research(String path) {
        http.get("api/v1/" + path, request(null).setHeader("X-Purpose-Of-Use", "research"));
    }

    /** Somebody of this name and role is seen at work. */
    void seen(String name, String role) {
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of(role), "name", name));
        read("tenants/current");
        token = before;
    }

    /** What the API says at a path to a role. */
    JsonObject readAs(String role, String path) {
        String before = token;
        token = token(Map.of("tenant", tenant, "roles", List.of(role)));
        JsonObject found = read(path);
        token = before;
        return found;
    }

    /** What the API says at a path. */
    JsonObject read(String path) {
        APIResponse response = http.get("api/v1/" + path, request(null));
        if (!response.ok()) {
            throw new AssertionError("GET " + path + " was answered " + response.status() + ": " + response.text());
        }
        return JsonParser.parseString(response.text()).getAsJsonObject();
    }

    /** How many events of a type the stay's log holds. */
    long logged(UUID of, String type) {
        return read("streams/" + of + "?limit=200").getAsJsonArray("items").asList().stream()
                .filter(event ->
                        event.getAsJsonObject().get("event_type").getAsString().equals(type))
                .count();
    }

    private void admit() {
        UUID patient = UUID.randomUUID();
        post(
                "patients",
                Map.of(
                        "patient_id",
                        patient,
                        "name",
                        PATIENT,
                        "mrn",
                        mrn(),
                        "date_of_birth",
                        BORN,
                        "gender",
                        "female"));
        Map<String, Object> body = new HashMap<>();
        body.put("admission_id", admission);
        body.put("patient_id", patient);
        body.put("specialty", "cardiac");
        body.put("attending_id", UUID.randomUUID());
        body.put("attending_name", "Dr Exempla Fictiva");
        body.put("admit_date", ago(Duration.ofDays(6)));
        body.put("chief_complaint", COMPLAINT);
        post("admissions", body);
    }

    private void moveAndChange() {
        move("PREOP", "PREOP-1", Duration.ofDays(6));
        happened("risk_status", Duration.ofDays(6), Map.of("risk_level", "ACCU"));
        move("CTOR", "CTOR-2", Duration.ofDays(5));
        happened("risk_status", Duration.ofDays(5), Map.of("risk_level", "Procedure"));
        move("CICU", "CICU-7", Duration.ofHours(112));
        happened("risk_status", Duration.ofHours(112), Map.of("risk_level", "Intubated"));
        happened("risk_status", Duration.ofDays(3), Map.of("risk_level", "Extubated"));
        move("ACCU", "ACCU-11", Duration.ofDays(1));
    }

    private void happen() {
        Map<String, Object> details = Map.of("procedure_name", PROCEDURE, "duration_minutes", 290);
        clinicalEvent(surgery, "surgery", Duration.ofDays(5), details);
        happened("annotation", Duration.ofDays(2), Map.of("text", NOTE));
        happened("conference", Duration.ofHours(60), Map.of("type", "CMC", "notes", "Synthetic discussion."));
        Map<String, Object> ecmo = new HashMap<>();
        ecmo.put("therapy", "ECMO");
        ecmo.put("started_at", ago(Duration.ofHours(110)));
        ecmo.put("stopped_at", ago(Duration.ofHours(80)));
        happened("continuous_therapy", Duration.ofHours(110), ecmo);
        happened("lab_result", Duration.ofHours(50), Map.of("test_name", "Lactate", "result", "2.1", "unit", "mmol/L"));
    }

    private void move(String location, String bed, Duration ago) {
        post(
                "admissions/" + admission + "/location",
                Map.of("to_location", location, "to_bed", bed, "effective_at", ago(ago)));
    }

    private void happened(String type, Duration ago, Map<String, Object> details) {
        clinicalEvent(UUID.randomUUID(), type, ago, details);
    }

    private void clinicalEvent(UUID id, String type, Duration ago, Map<String, Object> details) {
        post(
                "clinical-events",
                Map.of(
                        "event_id",
                        id,
                        "admission_id",
                        admission,
                        "event_type",
                        type,
                        "occurred_at",
                        ago(ago),
                        "data",
                        details));
    }

    private String ago(Duration duration) {
        return now.minus(duration).atOffset(ZoneOffset.UTC).toString();
    }

    private String token(Map<String, Object> asked) {
        String before = token;
        token = "";
        String found = post("dev/token", asked).get("access_token").getAsString();
        token = before;
        return found;
    }

    private JsonObject post(String path, Map<String, Object> body) {
        APIResponse response = http.post("api/v1/" + path, request(body));
        if (!response.ok()) {
            throw new AssertionError("POST " + path + " was answered " + response.status() + ": " + response.text());
        }
        return JsonParser.parseString(response.text()).getAsJsonObject();
    }

    // ids and moments are sent as text: the client would write a UUID by its fields
    private RequestOptions request(@Nullable Map<String, Object> body) {
        RequestOptions options = RequestOptions.create();
        if (body != null) {
            Map<String, Object> sent = new HashMap<>();
            body.forEach((name, value) -> sent.put(name, value instanceof UUID ? value.toString() : value));
            options.setData(sent);
        }
        return token.isEmpty() ? options : options.setHeader("Authorization", "Bearer " + token);
    }
}
