package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/** A made-up aggregate: a list of words, whose first letters say what comes of them. */
final class Words {

    static final UUID OTHER = new UUID(0, 6);
    static final Warning LOUD = new Warning("loud", "word", "is loud");

    /** Says a word into a list in which each stands once. */
    record Say(String word) {}

    record Said(String word) {}

    record Because(Reason.Kind kind, String code) implements Rejection {
        @Override
        public Reason reason() {
            return Reason.of(kind, code, code);
        }
    }

    private static final class Rules implements Decider<Say, Set<String>, Said> {

        @Override
        public Set<String> initial() {
            return Set.of();
        }

        @Override
        public Decision<Said> decide(Say command, Set<String> state, Circumstances circumstances) {
            Said said = new Said(command.word());
            List<Warning> warnings = command.word().startsWith("loud") ? List.of(LOUD) : List.of();
            if (command.word().equals("wrong")) {
                return Decision.refuse(new Because(Reason.Kind.CONTENT, "wrong"));
            } else if (command.word().equals("unfit")) {
                return Decision.refuse(new Because(Reason.Kind.STATE, "unfit"));
            }
            // ids alone are remembered: the first letter
            return state.contains(command.word().substring(0, 1))
                    ? Decision.repeatIfSame(
                            said,
                            new Because(Reason.Kind.STATE, "anothers"),
                            new Because(Reason.Kind.STATE, "taken"),
                            warnings)
                    : Decision.accept(said, warnings);
        }

        @Override
        public Set<String> evolve(Set<String> state, Said event, UUID id) {
            Set<String> more = new TreeSet<>(state);
            more.add(event.word().substring(0, 1));
            return more;
        }
    }

    private static final class Codec implements EventCodec<Said> {

        @Override
        public String type(Said event) {
            return "synthetic.said";
        }

        @Override
        public JsonObject data(Said event) {
            return JsonDoc.doc().with("word", event.word()).build();
        }

        @Override
        public @Nullable UUID chosenId(Said event) {
            return event.word().startsWith("own") ? new UUID(7, 7) : null;
        }

        @Override
        public Said event(String type, Values data) {
            return new Said(data.text("word"));
        }
    }

    static final Aggregate<Say, Set<String>, Said> LIST = list();

    static Aggregate<Say, Set<String>, Said> list() {
        return new Aggregate<>(
                "List",
                new Rules(),
                new Codec(),
                (circumstances, stream, event) -> event.word().startsWith("key")
                        ? List.of(new KeyClaim(UniqueKey.of("key", OTHER), stream))
                        : List.of(),
                (stream, event) -> event.word().startsWith("free") ? List.of(new Release("key", stream)) : List.of(),
                (circumstances, made) -> made.stream()
                        .filter(said -> said.event().word().startsWith("friend"))
                        .map(said -> new Aggregate.Companion(
                                new StreamRef(OTHER, "Friend"),
                                ExpectedVersion.noStream(),
                                "synthetic.met",
                                JsonDoc.doc().build(),
                                said))
                        .toList(),
                (state, related) -> state.isEmpty() ? null : OTHER,
                (claim, command) -> Optional.empty());
    }

    private Words() {}
}
