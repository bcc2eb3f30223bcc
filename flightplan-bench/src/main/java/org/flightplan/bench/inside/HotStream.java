package org.flightplan.bench.inside;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Envelope.IdempotencyKey;
import org.flightplan.commands.Envelope.Precondition;
import org.flightplan.commands.EventCodec;
import org.flightplan.commands.Submission;
import org.flightplan.events.Related;
import org.flightplan.fields.Values;
import org.flightplan.tenants.Tenant;

/** Every caller's command goes to one stream, the whole way: read, decide, append at exactly that version. */
final class HotStream implements Workload {

    private record Measure(UUID event) {}

    private record Recorded(UUID event, UUID stream) {}

    private static final Tenant TENANT = new Tenant(
            Samples.TENANT, "Bench", true, List.of(), false, ZoneOffset.UTC, Instant.parse("2026-01-01T00:00:00Z"));

    private final CommandHandler handler;
    private final UUID stream = Samples.id();
    private final Aggregate<Measure, Integer, Recorded> aggregate = new Aggregate<>(
            BenchEvents.STREAM_TYPE,
            new Rules(stream),
            new Codec(),
            (circumstances, unused, event) -> List.of(),
            (stream, event) -> List.of(),
            (circumstances, made) -> List.of(),
            (state, related) -> null,
            (claim, command) -> Optional.of(new CommandRejection.IdInUse("event_id")));

    HotStream(CommandHandler handler) {
        this.handler = handler;
    }

    @Override
    public int once() throws Exception {
        Measure command = new Measure(Samples.id());
        CommandResult result = handler.handle(
                        new Submission<>(aggregate, stream, List.of(command), Related.NONE, envelope(command)))
                .toCompletableFuture()
                .get();
        if (!(result instanceof CommandResult.Done)) {
            throw new IllegalStateException("Not done: " + result);
        }
        return 1;
    }

    private static Envelope envelope(Measure command) {
        return new Envelope(
                TENANT,
                Samples.AUTHOR,
                command.event(),
                List.of(),
                new IdempotencyKey(command.event().toString(), Samples.HASH),
                new Precondition.None());
    }

    /** Accepts everything; its state is how much there was. */
    private record Rules(UUID stream) implements Decider<Measure, Integer, Recorded> {

        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<Recorded> decide(Measure command, Integer state, Circumstances circumstances) {
            return Decision.accept(new Recorded(command.event(), stream));
        }

        @Override
        public Integer evolve(Integer state, Recorded event, UUID id) {
            return state + 1;
        }
    }

    private static final class Codec implements EventCodec<Recorded> {

        @Override
        public String type(Recorded event) {
            return BenchEvents.MEASURED;
        }

        @Override
        public JsonObject data(Recorded event) {
            return Samples.data(event.event(), event.stream());
        }

        @Override
        public UUID chosenId(Recorded event) {
            return event.event();
        }

        @Override
        public Recorded event(String type, Values data) {
            return new Recorded(data.id("event_id"), data.id("admission_id"));
        }
    }
}
