package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.contract.CensusModel.ModelDay;
import org.flightplan.web.contract.CensusModel.ModelMove;
import org.flightplan.web.contract.CensusModel.ModelStay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The census is what a plain count of the stays comes to, on every day, whatever was corrected since. */
class CensusIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> LOCATIONS = List.of("CICU", "CTOR", "ACCU", "Outside");

    private final Ward ward = Ward.open();
    private final Http administrator = Http.as(ward.tenant, "tenant-admin");
    // all that is recorded of it is past in January, too
    private final int year = ward.now.minus(Duration.ofDays(60)).atZone(BERLIN).getYear() - 1;
    private final LocalDate from = LocalDate.of(year, 1, 1);
    private final LocalDate to = LocalDate.of(year, 12, 31);

    private void zone(ZoneId zone) {
        administrator
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("time_zone", zone.getId()).build())
                .expect(200);
    }

    private String unit(String location) {
        JsonDoc unit = doc().with("location", location)
                .with("name", location)
                .with("effective_at", from.minusDays(5).atStartOfDay(BERLIN).toInstant());
        return "units/"
                + administrator.post("units", unit.build()).expect(201).json().getString("unit_id");
    }

    private List<JsonObject> days(String path) {
        return census(path).items();
    }

    private Answer census(String path) {
        return ward.viewer.get(path + "?from=" + from + "&to=" + to).expect(200);
    }

    private void onStay(UUID stay, String path, JsonDoc body) {
        Answer answer = ward.clinician.post("admissions/" + stay + path, body.build());
        assertTrue(answer.status() < 300, () -> path + " " + answer.body());
    }

    @Test
    void every_day_of_a_year_of_random_histories_is_what_a_plain_count_comes_to() {
        zone(BERLIN);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<ModelStay> stays = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            stays.add(history(random));
        }
        assertTrue(merged(stays) > 5, () -> "seed " + seed);
        assertSame(stays, null, days("census"), seed);
        for (String location : LOCATIONS) {
            assertSame(stays, location, days(unit(location) + "/census"), seed);
        }
    }

    // two records of one person, of whom at most one is in hospital
    private int merged(List<ModelStay> stays) {
        int merges = 0;
        for (int i = 0; i + 1 < stays.size(); i += 4) {
            ModelStay kept = stays.get(i);
            ModelStay retired = stays.get(i + 1);
            if (kept.isOver() || retired.isOver()) {
                JsonDoc why = doc().with("retired_id", retired.patient).with("reason", "Synthetic reason");
                ward.clinician
                        .post("patients/" + kept.patient + "/merge", why.build())
                        .expect(200);
                merges++;
            }
        }
        return merges;
    }

    @Test
    void a_census_of_an_earlier_moment_is_what_was_told_then_whatever_was_recorded_since() {
        zone(BERLIN);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String unit = unit("CICU");
        bed(unit, "1");
        List<ModelStay> stays = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            stays.add(history(random));
        }
        List<String> paths = List.of("census", unit + "/census");
        List<JsonObject> told = paths.stream().map(path -> census(path).json()).toList();
        Instant then = Clock.systemUTC().instant();

        stays.forEach(stay -> changeWhatWasRecorded(stay, random));
        merged(stays);
        for (int i = 0; i < 5; i++) {
            history(random);
        }
        bed(unit, "2");
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            assertNotEquals(told.get(i), census(path).json(), () -> path + " seed " + seed);
            String asOf = path + "?from=" + from + "&to=" + to + "&as_of=" + then;
            assertEquals(told.get(i), ward.viewer.get(asOf).expect(200).json(), () -> path + " seed " + seed);
        }
        // nothing was on record before the hospital was there
        JsonObject before = ward.viewer
                .get("census?from=" + from + "&to=" + to + "&as_of=" + ward.now.minus(Duration.ofDays(1)))
                .expect(200)
                .json();
        assertEquals(
                Set.of(0),
                before.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .flatMap(day -> Stream.of(day.getInt("beds"), day.getInt("occupied"), day.getInt("admissions")))
                        .collect(Collectors.toSet()));
    }

    private void changeWhatWasRecorded(ModelStay stay, Random random) {
        if (stay.cancelled) {
            return;
        }
        Instant later = stay.last().plus(Duration.ofHours(5));
        if (stay.ended != null) {
            onStay(stay.id, "/discharge/cancel", doc());
            stay.ended = null;
        }
        if (stay.lastMove != null && random.nextBoolean()) {
            correct(stay.id, stay.lastMove, doc().with("to_location", neither(stay)));
        }
        if (random.nextBoolean()) {
            stay.ended = later;
            onStay(stay.id, "/discharge", doc().with("discharge_date", later).with("died", random.nextBoolean()));
        }
    }

    // a move leads somewhere else than the one before it
    private static String neither(ModelStay stay) {
        List<String> places = stay.inOrder().stream().map(ModelMove::location).toList();
        return LOCATIONS.stream()
                .filter(location -> !places.subList(Math.max(0, places.size() - 2), places.size())
                        .contains(location))
                .findFirst()
                .orElseThrow();
    }

    private void bed(String unit, String bed) {
        Instant at = from.atTime(12, 0).atZone(BERLIN).toInstant();
        administrator
                .post(
                        unit + "/beds",
                        doc().with("bed", bed).with("effective_at", at).build())
                .expect(201);
    }

    @Test
    void a_parser_of_others_reads_the_csv_as_the_numbers_that_are_told() throws IOException {
        zone(BERLIN);
        Random random = new Random();
        for (int i = 0; i < 15; i++) {
            history(random);
        }
        List<JsonObject> told = days("census");
        String csv = ward.viewer
                .with("Accept", "text/csv")
                .get("census?from=" + from + "&to=" + to)
                .expect(200)
                .body();
        try (CsvReader<NamedCsvRecord> parser = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<Map<String, String>> lines =
                    parser.stream().map(CensusIT::filled).toList();
            assertEquals(told.stream().map(CensusIT::texts).toList(), lines);
        }
    }

    private static Map<String, String> filled(NamedCsvRecord line) {
        Map<String, String> fields = new HashMap<>(line.getFieldsAsMap());
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static Map<String, String> texts(JsonObject day) {
        return day.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> text(each.getValue())));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static void assertSame(List<ModelStay> stays, @Nullable String location, List<JsonObject> told, long seed) {
        LocalDate first = LocalDate.parse(told.get(0).getString("date"));
        LocalDate last = LocalDate.parse(told.get(told.size() - 1).getString("date"));
        List<ModelDay> days = told.stream().map(CensusIT::day).toList();
        assertEquals(CensusModel.days(stays, location, first, last, BERLIN), days, () -> location + " seed " + seed);
        assertEquals(Set.of(23L, 24L, 25L), days.stream().map(ModelDay::hours).collect(Collectors.toSet()));
        for (int i = 1; i < days.size(); i++) {
            ModelDay day = days.get(i);
            assertEquals(
                    days.get(i - 1).occupied() + day.came() + day.in() - day.out() - day.home() - day.dead(),
                    day.occupied(),
                    () -> day + " seed " + seed);
        }
    }

    private static ModelDay day(JsonObject item) {
        return new ModelDay(
                LocalDate.parse(item.getString("date")),
                item.getInt("hours"),
                item.getInt("occupied"),
                item.getInt("admissions"),
                item.getInt("transfers_in"),
                item.getInt("transfers_out"),
                item.getInt("discharges"),
                item.getInt("deaths"));
    }

    /** A stay with moves, some of them at the stroke of midnight, some corrected or taken back, and an end, or none. */
    private ModelStay history(Random random) {
        Instant admitted = from.plusDays(random.nextInt(370) - 5L)
                .atStartOfDay(BERLIN)
                .plusHours(random.nextInt(24))
                .toInstant();
        UUID patient = ward.createdPatient();
        UUID stay = ward.admittedPatientAt(patient, admitted);
        ModelStay model = new ModelStay(stay, patient, admitted);
        Instant at = admitted;
        int moves = random.nextInt(5);
        for (int i = 0; i < moves; i++) {
            at = next(at, random);
            String location = elsewhere(model.lastPlace(), random);
            String event = moved(stay, location, at);
            boolean last = i == moves - 1;
            int fate = random.nextInt(6);
            if (last && fate == 0) {
                correct(stay, event, doc().with("retracted", true));
            } else if (last && fate == 1) {
                String really = elsewhere(model.lastPlace(), random);
                Instant later = at.plus(Duration.ofHours(7));
                correct(stay, event, doc().with("to_location", really).with("effective_at", later));
                model.moves.add(new ModelMove(later, really));
                model.lastMove = null;
                at = later;
            } else {
                model.moves.add(new ModelMove(at, location));
                model.lastMove = event;
            }
        }
        end(stay, model, next(at, random), random);
        return model;
    }

    private void end(UUID stay, ModelStay model, Instant at, Random random) {
        int fate = random.nextInt(8);
        if (fate == 0) {
            onStay(stay, "/cancel", doc());
            model.cancelled = true;
        } else if (fate > 1) {
            model.died = fate == 2;
            onStay(stay, "/discharge", doc().with("discharge_date", at).with("died", model.died));
            model.ended = at;
        }
        if (fate == 7) {
            // sent home too early on paper, and not at all
            onStay(stay, "/discharge/cancel", doc());
            model.ended = null;
        }
    }

    private static Instant next(Instant at, Random random) {
        return random.nextInt(5) == 0
                ? at.atZone(BERLIN)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(BERLIN)
                        .toInstant()
                : at.plus(Duration.ofMinutes(30 + random.nextInt(4_000)));
    }

    private static String elsewhere(@Nullable String here, Random random) {
        String there = LOCATIONS.get(random.nextInt(LOCATIONS.size()));
        return there.equals(here) ? elsewhere(here, random) : there;
    }

    private String moved(UUID stay, String location, Instant at) {
        return ward.clinician
                .post(
                        "admissions/" + stay + "/location",
                        ward.move(location, at).build())
                .expect(201)
                .json()
                .getString("event_id");
    }

    private void correct(UUID stay, String move, JsonDoc how) {
        onStay(stay, "/location/" + move + "/correction", how);
    }

    @Test
    void lengths_of_stay_are_of_those_who_left_and_beds_of_the_units_then() {
        zone(BERLIN);
        String unit = unit("CICU");
        Instant noon = from.atTime(12, 0).atZone(BERLIN).toInstant();
        for (String bed : List.of("1", "2")) {
            administrator
                    .post(
                            unit + "/beds",
                            doc().with("bed", bed).with("effective_at", noon).build())
                    .expect(201);
        }
        for (int days = 1; days <= 3; days++) {
            UUID stay = ward.admittedPatientAt(ward.createdPatient(), noon.minus(Duration.ofDays(days)));
            moved(stay, "CICU", noon.minusSeconds(60));
            onStay(stay, "/discharge", doc().with("discharge_date", noon));
        }
        JsonObject first = days(unit + "/census").get(0);
        assertEquals(2, first.getInt("beds"));
        assertEquals(0, first.getInt("occupied"));
        assertEquals(3, first.getInt("discharges"));
        assertEquals(48, first.getInt("los_mean"));
        assertEquals(48, first.getInt("los_p50"));
        assertEquals("67.20", first.getJsonNumber("los_p90").toString());
        assertFalse(days(unit + "/census").get(1).containsKey("los_mean"));
        JsonObject all = census(unit + "/census").json().getJsonObject("los");
        assertEquals("{\"count\":3,\"mean\":48.00,\"p50\":48.00,\"p90\":67.20}", all.toString());
        String csv = ward.viewer
                .with("Accept", "text/csv")
                .get("census?from=" + from + "&to=" + from)
                .expect(200)
                .body();
        assertEquals(
                "date,hours,beds,occupied,admissions,transfers_in,transfers_out,discharges,deaths,los_mean,los_p50,los_p90\r\n"
                        + from + ",24,2,0,3,0,0,3,0,48.00,48.00,67.20\r\n",
                csv);
    }

    @Test
    void days_are_asked_for_up_to_today_and_not_too_many() {
        LocalDate today = ward.now.atZone(ZoneId.of("UTC")).toLocalDate();
        List<JsonObject> usual = ward.viewer.get("census").expect(200).items();
        assertEquals(30, usual.size());
        assertEquals(today.toString(), usual.get(29).getString("date"));
        ward.viewer.get("census?from=yesterday").problem(400);
        assertEquals(
                Set.of("to"),
                ward.viewer.get("census?to=" + today.plusDays(2)).problem(422).fieldErrors());
        for (LocalDate wrong : List.of(today.plusDays(1), today.minusDays(400))) {
            assertEquals(
                    Set.of("from"),
                    ward.viewer.get("census?from=" + wrong).problem(422).fieldErrors());
        }
        ward.viewer.with("Accept", "image/png").get("census").problem(406);
        Instant lastWeek = ward.now.minus(Duration.ofDays(7));
        List<JsonObject> then =
                ward.viewer.get("census?as_of=" + lastWeek).expect(200).items();
        assertEquals(
                lastWeek.atZone(ZoneId.of("UTC")).toLocalDate().toString(),
                then.get(29).getString("date"));
        assertEquals(
                Set.of("to"),
                ward.viewer
                        .get("census?to=" + today + "&as_of=" + lastWeek)
                        .problem(422)
                        .fieldErrors());
        ward.viewer.get("census?as_of=" + ward.now.plus(Duration.ofDays(1))).problem(400);
    }
}
