package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.Test;

/** Many writers at once: one wins where one may, all win where all may, and a reader of the feed sees each event once. */
class ConcurrencyIT {

    private static final int CONDITIONAL = 32;
    private static final int UNCONDITIONAL = 48;

    private final Ward ward = Ward.open();

    @Test
    void of_32_appends_at_one_version_one_wins_and_48_without_a_version_are_all_in_while_a_reader_tails() {
        UUID admission = ward.admittedPatient();
        AtomicLong end = new AtomicLong(Long.MAX_VALUE);
        CompletableFuture<List<JsonObject>> reader = CompletableFuture.supplyAsync(() -> tail(end));

        List<Answer> conditional = Race.of(CONDITIONAL, i -> ward.clinician.post("events", append(admission, i, 1)));
        assertEquals(
                1, conditional.stream().filter(answer -> answer.status() == 200).count());
        conditional.stream().filter(answer -> answer.status() != 200).forEach(answer -> {
            assertEquals(1, answer.problem(409).json().getInt("expected_version"));
            assertEquals(2, answer.json().getInt("actual_version"));
        });

        List<Answer> unconditional =
                Race.of(UNCONDITIONAL, i -> ward.clinician.post("events", append(admission, i, null)));
        assertEquals(
                IntStream.rangeClosed(3, UNCONDITIONAL + 2).boxed().toList(),
                unconditional.stream()
                        .map(answer -> answer.expect(200).json().getInt("new_version"))
                        .sorted()
                        .toList());

        end.set(unconditional.stream()
                .mapToLong(answer -> Ward.position(answer.json()))
                .max()
                .orElseThrow());
        List<JsonObject> tailed = reader.join();
        assertEquals(ward.feed(), tailed);
        assertEquals(
                IntStream.rangeClosed(1, UNCONDITIONAL + 2).boxed().toList(),
                tailed.stream()
                        .filter(event -> event.getString("stream_id").equals(admission.toString()))
                        .map(event -> event.getInt("event_version"))
                        .toList());
    }

    // reads as an integration does: what is behind the last position seen, again and again
    private List<JsonObject> tail(AtomicLong end) {
        List<JsonObject> seen = new ArrayList<>();
        long position = 0;
        while (position < end.get()) {
            List<JsonObject> page = ward.viewer
                    .get("events?limit=7&after=" + position)
                    .expect(200)
                    .items();
            seen.addAll(page);
            position = page.isEmpty() ? position : Ward.position(page.get(page.size() - 1));
        }
        return seen;
    }

    private JsonObject append(UUID admission, int number, Integer expectedVersion) {
        var data = ward.riskStatus(admission, "ACCU", ward.hour(number + 1))
                .with("data", null)
                .with(
                        "details",
                        ward.riskStatus(admission, "ACCU", ward.now).build().getJsonObject("data"));
        return ward.appendOf(admission, "clinical_event.recorded", data)
                .with("expected_version", expectedVersion)
                .build();
    }
}
