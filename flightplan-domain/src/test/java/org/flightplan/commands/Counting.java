package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.append.LogOnPostgres;
import org.flightplan.commands.Envelope.Precondition;
import org.flightplan.events.Related;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** A kind of stream with one rule: it counts to a limit, each event numbered by the count its command was decided on. */
final class Counting {

    static final TenantId TENANT = new TenantId(new UUID(0, 7));

    record Count(String note) {}

    record Counted(int number, String note) {}

    record Full() implements Rejection {
        @Override
        public Reason reason() {
            return new Reason(Reason.Kind.STATE, "full", "It has counted to its limit.", FieldErrors.NONE, Map.of());
        }
    }

    private Counting() {}

    static Aggregate<Count, Integer, Counted> upTo(int limit) {
        return new Aggregate<>(
                "Counting",
                new Rules(limit),
                new Codec(),
                (circumstances, stream, event) -> List.of(),
                (stream, event) -> List.of(),
                (circumstances, made) -> List.of(),
                (state, related) -> null,
                (claim, command) -> Optional.of(new Full()));
    }

    static Submission<Count, Integer, Counted> count(
            Aggregate<Count, Integer, Counted> aggregate, UUID stream, String note, @Nullable String key) {
        Tenant tenant = new Tenant(TENANT, "Synthetic Hospital", true, List.of(), false, ZoneOffset.UTC, Instant.EPOCH);
        Envelope envelope = new Envelope(
                tenant,
                LogOnPostgres.AUTHOR,
                UUID.randomUUID(),
                List.of(),
                key == null ? null : new Envelope.IdempotencyKey(key, "ab".repeat(32)),
                new Precondition.None());
        return new Submission<>(aggregate, stream, List.of(new Count(note)), Related.NONE, envelope);
    }

    private record Rules(int limit) implements Decider<Count, Integer, Counted> {

        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<Counted> decide(Count command, Integer state, Circumstances circumstances) {
            return state < limit
                    ? Decision.accept(new Counted(state + 1, command.note()))
                    : Decision.refuse(new Full());
        }

        @Override
        public Integer evolve(Integer state, Counted event, UUID id) {
            if (event.number() != state + 1) {
                throw new IllegalStateException("counted " + event.number() + " after " + state);
            }
            return event.number();
        }
    }

    private static final class Codec implements EventCodec<Counted> {

        @Override
        public String type(Counted event) {
            return "synthetic.counted";
        }

        @Override
        public JsonObject data(Counted event) {
            return JsonDoc.doc()
                    .with("number", event.number())
                    .with("note", event.note())
                    .build();
        }

        @Override
        public Counted event(String type, Values data) {
            return new Counted(data.json().getInt("number"), data.text("note"));
        }
    }
}
