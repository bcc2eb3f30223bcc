package org.flightplan.commands;

import static org.flightplan.commands.Words.LIST;
import static org.flightplan.commands.Words.LOUD;
import static org.flightplan.commands.Words.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.AppendResult;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Deliberation.Outcome;
import org.flightplan.commands.Envelope.Precondition;
import org.flightplan.commands.Words.Said;
import org.flightplan.commands.Words.Say;
import org.flightplan.events.Condition;
import org.flightplan.events.History;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.tenants.Tenant;
import org.junit.jupiter.api.Test;

/** What commands come to on what is known of a stream: an append, an answer, or that more must be known first. */
class DeliberationTest {

    private static final UUID STREAM = new UUID(0, 5);
    private static final UUID NURSE = new UUID(0, 11);
    private static final Tenant TENANT =
            new Tenant(PastEvents.TENANT, "Synthetic", true, List.of(), false, ZoneOffset.UTC, Scenario.NOW);
    private PastEvents past = new PastEvents("List", STREAM);
    private final AtomicLong ids = new AtomicLong();

    private History history(String... words) {
        past = new PastEvents("List", STREAM);
        List<RecordedEvent> events = new ArrayList<>();
        for (String word : words) {
            events.add(past.next("synthetic.said", "{'word': '" + word + "'}"));
        }
        return new History(Optional.empty(), events, Related.Found.NOTHING);
    }

    private DecisionBase<Say, Set<String>, Said> base(String... words) {
        return DecisionBase.durable(LIST, history(words));
    }

    private static Submission<Say, Set<String>, Said> say(
            UUID actor, Precondition precondition, Related related, String... words) {
        Envelope envelope = new Envelope(
                TENANT,
                actor,
                new UUID(9, 9),
                List.of(new Envelope.Provenance(new UUID(8, 8), new UUID(8, 9))),
                new Envelope.IdempotencyKey("key", "hash"),
                precondition);
        return new Submission<>(
                LIST, STREAM, List.of(words).stream().map(Say::new).toList(), related, envelope);
    }

    private static Submission<Say, Set<String>, Said> say(String... words) {
        return say(PastEvents.AUTHOR, new Precondition.None(), Related.NONE, words);
    }

    private Outcome<Set<String>, Said> decided(
            Submission<Say, Set<String>, Said> submission, DecisionBase<Say, Set<String>, Said> base) {
        Circumstances circumstances = new Circumstances(Scenario.NOW, TENANT, base.related());
        return new Deliberation<>(submission, base, circumstances).decide(() -> new UUID(50, ids.incrementAndGet()));
    }

    private static CommandResult answer(Outcome<?, ?> outcome) {
        return assertInstanceOf(Outcome.Answer.class, outcome).result();
    }

    private static void assertRefused(String code, int command, Outcome<?, ?> outcome) {
        Refused refused = assertInstanceOf(Refused.class, answer(outcome));
        assertEquals(code, refused.rejection().reason().code());
        assertEquals(command, refused.command());
    }

    private static Draft<Said> draft(Outcome<Set<String>, Said> outcome) {
        return appending(outcome).draft();
    }

    @SuppressWarnings("unchecked")
    private static Outcome.Append<Set<String>, Said> appending(Outcome<Set<String>, Said> outcome) {
        return assertInstanceOf(Outcome.Append.class, outcome);
    }

    @Test
    void each_command_is_decided_on_what_the_one_before_it_leaves() {
        Outcome.Append<Set<String>, Said> append = appending(decided(say("a", "loud", "c"), base("z")));
        assertEquals(Set.of("a", "c", "l", "z"), append.state());
        assertEquals(3, append.draft().eventCount());
        assertFalse(append.draft().isEmpty());
        assertEquals(
                new Recorded(
                        STREAM,
                        List.of(new UUID(50, 1), new UUID(50, 2), new UUID(50, 3)),
                        List.of(new Recorded.CommandWarning(1, LOUD))),
                append.draft().recorded());
    }

    @Test
    void one_that_is_refused_ends_all_and_is_named() {
        assertRefused("wrong", 1, decided(say("a", "wrong", "c"), base()));
        assertRefused("taken", 1, decided(say("a", "another"), base()));
    }

    @Test
    void what_the_stream_holds_already_is_told_again_and_not_appended() {
        assertEquals(
                new Done(new Recorded(STREAM, List.of(new UUID(100, 2)), List.of()), 2, 102),
                answer(decided(say("b"), base("a", "b", "c"))));
        assertRefused("taken", 0, decided(say("bee"), base("a", "b")));
    }

    @Test
    void what_was_said_taken_back_and_said_again_holds_from_the_last_time_on() {
        Done done = (Done) answer(decided(say("b"), base("b", "a", "b")));
        assertEquals(3, done.version());
    }

    @Test
    void only_its_author_is_told_again() {
        assertRefused("anothers", 0, decided(say(NURSE, new Precondition.None(), Related.NONE, "a"), base("a")));
    }

    @Test
    void a_repeat_and_a_new_event_in_one_request_are_told_in_their_places() {
        Draft<Said> draft = draft(decided(say("b", "a", "b", "loud", "loud"), base("a")));
        assertEquals(2, draft.eventCount());
        assertEquals(
                List.of(new UUID(50, 1), new UUID(100, 1), new UUID(50, 1), new UUID(50, 2), new UUID(50, 2)),
                draft.recorded().events());
        assertEquals(
                List.of(3, 4),
                draft.recorded().warnings().stream()
                        .map(Recorded.CommandWarning::command)
                        .toList());
    }

    @Test
    void a_repeat_is_unclear_while_its_events_were_not_read_or_are_not_durable() {
        DecisionBase<Say, Set<String>, Said> remembered = base("a").storedAt(101);
        assertTrue(base("a").isWhole());
        assertEquals(1, remembered.version());
        assertEquals(101, remembered.position());
        DecisionBase<Say, Set<String>, Said> next =
                remembered.continuedBy(new History(Optional.empty(), List.of(), Related.Found.NOTHING));
        assertNull(next, "nothing was read");
        DecisionBase<Say, Set<String>, Said> inFlight = base("a").after(Set.of("a", "b"), 1, new CompletableFuture<>());
        assertInstanceOf(Outcome.Unclear.class, decided(say("b"), inFlight));
        assertInstanceOf(Outcome.Unclear.class, decided(say("wrong"), inFlight));
        assertInstanceOf(Outcome.Append.class, decided(say("c"), inFlight));
    }

    @Test
    void what_is_remembered_goes_on_where_it_ended_and_nowhere_else() {
        History first = history("a", "b");
        DecisionBase<Say, Set<String>, Said> remembered = DecisionBase.durable(LIST, first);
        RecordedEvent last = first.events().get(1);
        RecordedEvent news = past.next("synthetic.said", "{'word': 'c'}");
        DecisionBase<Say, Set<String>, Said> next =
                remembered.continuedBy(new History(Optional.empty(), List.of(last, news), Related.Found.NOTHING));
        assertNotNull(next);
        assertEquals(Set.of("a", "b", "c"), next.state());
        assertEquals(3, next.version());
        assertEquals(103, next.position());
        assertFalse(next.isWhole());
        assertNull(remembered.continuedBy(new History(Optional.empty(), List.of(news), Related.Found.NOTHING)));
    }

    @Test
    void a_wrong_version_is_told_before_what_does_not_fit_and_after_what_is_wrong_anyway() {
        Precondition version7 = new Precondition.Version(7, true);
        assertRefused("wrong", 0, decided(say(NURSE, version7, Related.NONE, "wrong"), base("a")));
        assertRefused("version_conflict", 0, decided(say(NURSE, version7, Related.NONE, "unfit"), base("a")));
        assertRefused("version_conflict", 0, decided(say(NURSE, version7, Related.NONE, "b"), base("a")));
        Precondition version1 = new Precondition.Version(1, true);
        assertRefused("unfit", 0, decided(say(NURSE, version1, Related.NONE, "unfit"), base("a")));
        assertInstanceOf(Outcome.Append.class, decided(say(NURSE, version1, Related.NONE, "b"), base("a")));
    }

    @Test
    void an_id_of_another_kind_of_stream_is_in_use() {
        History others = new History(
                Optional.empty(),
                List.of(new PastEvents("Other", STREAM).next("synthetic.said", "{'word': 'a'}")),
                Related.Found.NOTHING);
        DecisionBase<Say, Set<String>, Said> foreign = DecisionBase.durable(LIST, others);
        assertTrue(foreign.foreign());
        assertFalse(base().foreign());
        assertEquals(Set.of(), foreign.state());
        assertRefused("id_in_use", 0, decided(say("a"), foreign));
        assertRefused("wrong", 0, decided(say("wrong"), foreign));
    }

    @Test
    void whom_the_stream_is_about_follows_from_its_state() {
        assertNull(base().patient());
        assertEquals(OTHER, base("a").patient());
    }

    @Test
    void a_decision_base_fits_a_submission_of_its_kind_that_looks_at_the_same_unless_its_append_failed() {
        DecisionBase<Say, Set<String>, Said> base = base("a");
        assertSame(base, base.fit(say("b")));
        Related keys = Related.keys(Set.of(UniqueKey.of("key", OTHER)));
        assertNull(base.fit(say(NURSE, new Precondition.None(), keys, "b")));
        History history = new History(Optional.empty(), List.of(), new Related.Found(keys, Map.of(), Map.of()));
        DecisionBase<Say, Set<String>, Said> looked = DecisionBase.durable(LIST, history);
        assertSame(looked, looked.fit(say(NURSE, new Precondition.None(), keys, "b")));
        Submission<Say, Set<String>, Said> say = say("b");
        assertNull(base.fit(new Submission<>(Words.list(), STREAM, say.commands(), Related.NONE, say.envelope())));

        CompletableFuture<AppendResult> append = new CompletableFuture<>();
        DecisionBase<Say, Set<String>, Said> inFlight = base.after(Set.of("a", "b"), 1, append);
        assertTrue(inFlight.isTentative());
        assertFalse(base.isTentative());
        assertSame(append, inFlight.settled());
        assertEquals(2, inFlight.version());
        assertSame(inFlight, inFlight.fit(say("c")));
        append.complete(new AppendResult.Superseded());
        assertNull(inFlight.fit(say("c")));
    }

    @Test
    void what_an_event_takes_and_a_later_one_gives_up_is_not_taken() {
        Draft<Said> draft = draft(decided(say("key", "free"), DecisionBase.durable(LIST, history())));
        AppendRequest request = draft.request(0, null, OTHER);
        assertEquals(
                List.of(KeyClaim.eventId(new UUID(50, 1), STREAM), KeyClaim.eventId(new UUID(50, 2), STREAM)),
                request.claims());
        assertEquals(List.of(new Release("key", STREAM)), request.releases());
    }

    @Test
    void the_append_carries_what_the_events_claim_give_up_and_begin() {
        Related related = Related.keys(Set.of(UniqueKey.of("looked_at", OTHER)));
        Submission<Say, Set<String>, Said> submission =
                say(PastEvents.AUTHOR, new Precondition.None(), related, "own", "free", "key", "good");
        History history = new History(
                Optional.empty(), history("a", "b").events(), new Related.Found(related, Map.of(), Map.of()));
        Draft<Said> draft = draft(decided(submission, DecisionBase.durable(LIST, history)));
        CompletionStage<AppendResult> base = new CompletableFuture<>();
        AppendRequest request = draft.request(2, base, OTHER);

        KeyClaim claim = new KeyClaim(UniqueKey.of("key", OTHER), STREAM);
        assertEquals(
                List.of(
                        KeyClaim.eventId(new UUID(7, 7), STREAM),
                        KeyClaim.eventId(new UUID(50, 1), STREAM),
                        KeyClaim.eventId(new UUID(50, 2), STREAM),
                        claim,
                        KeyClaim.eventId(new UUID(50, 3), STREAM)),
                request.claims());
        assertEquals(2, draft.commandOf(claim));
        assertEquals(List.of(new Release("key", STREAM)), request.releases());
        assertEquals(List.of(Condition.free(UniqueKey.of("looked_at", OTHER))), request.conditions());
        assertEquals(PastEvents.TENANT, request.tenant());
        assertSame(base, request.base());
        var part = request.streams().get(0);
        assertEquals(new StreamRef(STREAM, "List"), part.stream());
        assertEquals(ExpectedVersion.exactly(2), part.expected());
        assertEquals(OTHER, part.patient());
        var first = part.events().get(0);
        assertEquals(PastEvents.AUTHOR, first.author());
        assertEquals("synthetic.said", first.type());
        assertEquals("{\"word\":\"own\"}", first.data().toString());
        assertEquals(
                JsonDoc.doc()
                        .with("event_id", new UUID(7, 7))
                        .with("correlation_id", new UUID(8, 8))
                        .with("causation_id", new UUID(8, 9))
                        .with("request_id", new UUID(9, 9))
                        .build(),
                first.metadata());
        // a command without a provenance belongs to the request alone
        assertEquals(new UUID(9, 9).toString(), part.events().get(1).metadata().getString("correlation_id"));
        assertFalse(part.events().get(1).metadata().containsKey("imported"));
        IdempotencyRecord kept = request.idempotency();
        assertEquals(new IdempotencyRecord("key", "hash", draft.recorded().stored()), kept);
    }

    @Test
    void what_came_from_another_system_is_kept_with_the_event_and_with_what_that_entails() {
        Instant imported = Scenario.NOW.minusSeconds(3_600);
        JsonObject legacy = JsonDoc.doc().with("ADM", "0001").build();
        Submission<Say, Set<String>, Said> said = say("friend");
        Envelope envelope = new Envelope(
                TENANT,
                PastEvents.AUTHOR,
                new UUID(9, 9),
                List.of(new Envelope.Provenance(new UUID(8, 8), new UUID(8, 9), imported, legacy)),
                null,
                new Precondition.None());
        AppendRequest request = draft(
                        decided(new Submission<>(LIST, STREAM, said.commands(), Related.NONE, envelope), base("a")))
                .request(1, null, null);
        var own = request.streams().get(0).events().get(0);
        assertEquals(
                "{\"word\":\"friend\",\"legacy\":{\"ADM\":\"0001\"}}",
                own.data().toString());
        assertEquals(imported.toString(), own.metadata().getString("imported"));
        var companion = request.streams().get(1).events().get(0);
        assertEquals(imported.toString(), companion.metadata().getString("imported"));
        assertFalse(companion.data().containsKey("legacy"));
    }

    @Test
    void an_append_that_looked_at_nothing_else_is_under_no_condition_and_begins_what_its_event_begins() {
        AppendRequest request = draft(decided(say("friend"), base("a"))).request(1, null, null);
        assertEquals(List.of(), request.conditions());
        var companion = request.streams().get(1);
        assertEquals(new StreamRef(OTHER, "Friend"), companion.stream());
        assertEquals(ExpectedVersion.noStream(), companion.expected());
        assertEquals("synthetic.met", companion.events().get(0).type());
    }

    @Test
    void what_was_recorded_is_kept_and_read_again() {
        for (Recorded recorded : List.of(
                new Recorded(STREAM, List.of(OTHER, NURSE), List.of(new Recorded.CommandWarning(1, LOUD))),
                new Recorded(STREAM, List.of(), List.of()))) {
            assertEquals(recorded, Recorded.of(recorded.stored()));
        }
        assertFalse(new Recorded(STREAM, List.of(), List.of()).stored().containsKey("warnings"));
    }

    @Test
    void refusals_that_rest_on_the_request_alone_say_so() {
        assertTrue(new CommandRejection.KeyReused().restsOnRequest());
        assertTrue(new CommandRejection.Unstorable().restsOnRequest());
        assertFalse(new CommandRejection.TooBusy().restsOnRequest());
        assertEquals(
                List.of("list_id"),
                List.copyOf(CommandRejection.IdInUse.of(LIST)
                        .reason()
                        .fieldErrors()
                        .byField()
                        .keySet()));
        assertEquals(
                Reason.Kind.VERSION_CONFLICT,
                new CommandRejection.StaleVersion(1, 2, false).reason().kind());
    }
}
