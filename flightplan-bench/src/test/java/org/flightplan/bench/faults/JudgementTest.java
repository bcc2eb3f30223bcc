package org.flightplan.bench.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.faults.Outcome.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model notices each kind of fault, and finds nothing in a history without one. */
class JudgementTest {

    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID ADMISSION = UUID.randomUUID();
    private static final Instant BEFORE = Instant.parse("2026-01-05T08:00:00Z");

    private final Model model = new Model();
    private final Command patient = Commands.patient(PATIENT, "MRN1");
    private final Command admission = Commands.admission(ADMISSION, PATIENT);
    private final Command event = Commands.clinicalEvent(ADMISSION, UUID.randomUUID());
    private final List<StoredEvent> log = new ArrayList<>();
    private final Map<String, Acknowledged> receipts = new HashMap<>();
    private final List<Long> tail = new ArrayList<>();
    private final List<Long> feed = new ArrayList<>();
    private final List<String> unprojected = new ArrayList<>();

    @BeforeEach
    void three_commands_are_acknowledged_and_stored() {
        store(patient, 1, 1);
        store(admission, 2, 1);
        store(event, 4, 2);
        acknowledge(patient, 1, 1);
        acknowledge(admission, 1, 3);
        acknowledge(event, 2, 4);
    }

    @Test
    void nothing_is_found_where_nothing_is_wrong() {
        assertTrue(findings().isEmpty(), findings()::toString);
    }

    @Test
    void an_acknowledged_event_that_is_gone_is_lost() {
        log.remove(3);
        assertEquals(1, findings().lost().size());
    }

    @Test
    void an_acknowledged_event_at_another_position_is_lost() {
        replace(3, stored -> at(stored, 5, stored.version()));
        assertEquals(1, findings().lost().size());
    }

    @Test
    void an_acknowledged_event_at_another_version_is_lost() {
        replace(3, stored -> at(stored, stored.position(), 3));
        assertEquals(1, findings().lost().size());
    }

    @Test
    void an_acknowledged_command_without_its_receipt_is_lost() {
        receipts.remove(event.key());
        assertEquals(1, findings().lost().size());
    }

    @Test
    void an_event_that_is_stored_again_is_doubled() {
        add(at(log.get(3), 5, 3));
        // the command is, and its event_id
        assertEquals(2, findings().doubled().size());
    }

    @Test
    void two_patients_with_one_mrn_are_doubled() {
        Command other = Commands.patient(UUID.randomUUID(), "MRN1");
        store(other, 5, 1);
        acknowledge(other, 1, 5);
        assertEquals(List.of("MRN MRN1 is stored of two commands"), findings().doubled());
    }

    @Test
    void an_event_that_nobody_asked_for_is_doubled() {
        store(Commands.move(ADMISSION), 5, 3);
        assertEquals(1, findings().doubled().size());
    }

    @Test
    void a_command_that_is_told_something_else_when_it_is_repeated_is_doubled() {
        model.answered(event, new Acknowledged(2, 9));
        assertEquals(1, findings().doubled().size());
    }

    @Test
    void an_unknown_command_may_be_stored_or_not() {
        Command stored = Commands.together(ADMISSION, 3);
        model.sent(stored);
        store(stored, 5, 3);
        model.sent(Commands.together(ADMISSION, 3));
        assertTrue(findings().isEmpty(), findings()::toString);
    }

    @Test
    void an_unknown_command_that_is_stored_in_part_is_torn() {
        Command unknown = Commands.together(ADMISSION, 3);
        model.sent(unknown);
        store(unknown, 5, 3);
        removeLast();
        assertEquals(1, findings().torn().size());
    }

    @Test
    void an_unknown_admission_without_its_flight_plan_is_torn() {
        Command unknown = Commands.admission(UUID.randomUUID(), PATIENT);
        model.sent(unknown);
        store(unknown, 5, 1);
        removeLast();
        assertEquals(1, findings().torn().size());
    }

    @Test
    void a_refused_command_that_is_stored_is_torn() {
        Command refused = Commands.move(ADMISSION);
        model.answered(refused, new Refused(409));
        store(refused, 5, 3);
        assertEquals(1, findings().torn().size());
    }

    @Test
    void a_gap_in_a_streams_versions_is_disorder() {
        Command unknown = Commands.move(ADMISSION);
        model.sent(unknown);
        store(unknown, 5, 4);
        assertEquals(1, findings().disordered().size());
    }

    @Test
    void a_moment_that_goes_back_is_disorder() {
        replace(3, stored -> recordedAt(stored, BEFORE.plusSeconds(1)));
        assertEquals(1, findings().disordered().size());
    }

    @Test
    void a_first_moment_before_the_last_one_of_earlier_is_disorder() {
        replace(0, stored -> recordedAt(stored, BEFORE.minusSeconds(3600)));
        assertEquals(1, findings().disordered().size());
    }

    @Test
    void an_event_that_a_tail_skips_is_missed() {
        tail.remove(Long.valueOf(2));
        feed.remove(Long.valueOf(4));
        assertEquals(2, findings().missed().size());
    }

    @Test
    void an_event_that_a_tail_sees_twice_is_missed() {
        tail.add(4L);
        assertEquals(1, findings().missed().size());
    }

    @Test
    void another_order_in_a_tail_is_missed() {
        feed.remove(Long.valueOf(2));
        feed.add(2L);
        assertEquals(1, findings().missed().size());
    }

    @Test
    void what_the_read_models_lack_is_told() {
        unprojected.add("a stream at 1 instead of 2");
        assertEquals(unprojected, findings().unprojected());
    }

    private Findings findings() {
        return Judgement.of(model, new Observation(TENANT, BEFORE, log, receipts, tail, feed, unprojected));
    }

    private void acknowledge(Command command, int version, long position) {
        model.sent(command);
        model.answered(command, new Acknowledged(version, position));
        receipts.put(command.key(), new Acknowledged(version, position));
    }

    private void store(Command command, long position, int version) {
        for (int i = 0; i < command.effects().size(); i++) {
            Effect effect = command.effects().get(i);
            boolean ownStream = effect.type().equals(Commands.FLIGHT_PLAN);
            UUID stream = ownStream ? UUID.randomUUID() : effect.subject();
            String id = effect.mark().isEmpty() ? UUID.randomUUID().toString() : effect.mark();
            add(new StoredEvent(
                    position + i,
                    TENANT,
                    stream,
                    ownStream ? 1 : version + i,
                    effect,
                    id,
                    BEFORE.plusSeconds(position + i)));
        }
    }

    private void add(StoredEvent stored) {
        log.add(stored);
        tail.add(stored.position());
        feed.add(stored.position());
    }

    private void removeLast() {
        StoredEvent last = log.remove(log.size() - 1);
        tail.remove(last.position());
        feed.remove(last.position());
    }

    private void replace(int index, Function<StoredEvent, StoredEvent> change) {
        log.set(index, change.apply(log.get(index)));
    }

    private static StoredEvent at(StoredEvent event, long position, int version) {
        return new StoredEvent(
                position,
                event.tenant(),
                event.stream(),
                version,
                event.effect(),
                event.eventId(),
                BEFORE.plusSeconds(position));
    }

    private static StoredEvent recordedAt(StoredEvent event, Instant moment) {
        return new StoredEvent(
                event.position(),
                event.tenant(),
                event.stream(),
                event.version(),
                event.effect(),
                event.eventId(),
                moment);
    }
}
