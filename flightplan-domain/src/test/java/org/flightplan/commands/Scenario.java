package org.flightplan.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.events.UniqueKey;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;

/** Given what happened, when this is asked, then that happens: the rules of a decider as sentences. */
public final class Scenario<C, S, E> {

    public static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final Decider<C, S, E> decider;
    private final List<E> history = new ArrayList<>();
    private final Map<UUID, RelatedStream> streams = new HashMap<>();
    private final Map<UniqueKey, UUID> holders = new HashMap<>();
    private List<String> specialties = List.of("cardiac");
    private ZoneId zone = ZoneOffset.UTC;

    public Scenario(Decider<C, S, E> decider) {
        this.decider = decider;
    }

    /** With another stream of a type, in which there were these events. */
    public Scenario<C, S, E> withStream(UUID id, String type, RelatedEvent... events) {
        streams.put(id, new RelatedStream(id, type, events.length, List.of(events)));
        return this;
    }

    /** In a hospital of this time zone. */
    public Scenario<C, S, E> in(ZoneId hospitals) {
        zone = hospitals;
        return this;
    }

    public Scenario<C, S, E> withHolder(UniqueKey key, UUID stream) {
        holders.put(key, stream);
        return this;
    }

    public Scenario<C, S, E> withSpecialties(String... enabled) {
        specialties = List.of(enabled);
        return this;
    }

    @SafeVarargs
    public final Scenario<C, S, E> given(E... events) {
        for (E event : events) {
            history.add(event);
        }
        return this;
    }

    /** The id of the event that was given as the first, the second … */
    public static UUID idOf(int number) {
        return new UUID(1_000, number);
    }

    public Outcome<E> when(C command) {
        S state = decider.initial();
        for (int i = 0; i < history.size(); i++) {
            state = decider.evolve(state, history.get(i), idOf(i + 1));
        }
        Tenant tenant =
                new Tenant(new TenantId(new UUID(0, 1)), "Synthetic Hospital", true, specialties, false, zone, NOW);
        return new Outcome<>(judged(decider.decide(
                command, state, new Circumstances(NOW, tenant, new Related.Found(Related.NONE, streams, holders)))));
    }

    // as Deliberation does by what the stream holds
    private Decision<E> judged(Decision<E> decision) {
        return decision instanceof Decision.Repeat<E> repeat && !history.contains(repeat.recorded())
                ? Decision.refuse(Objects.requireNonNull(repeat.otherwise()))
                : decision;
    }

    public record Outcome<E>(Decision<E> decision) {

        public void accepts(E event) {
            assertEquals(Decision.accept(event), decision);
        }

        /** Accepted, with a warning of this code that names this field. */
        public void acceptsWarning(E event, String code, String field) {
            Decision.Accept<?> accepted = assertInstanceOf(Decision.Accept.class, decision);
            assertEquals(List.of(event), accepted.events());
            assertEquals(
                    List.of(code + " " + field),
                    accepted.warnings().stream()
                            .map(warning -> warning.code() + " " + warning.field())
                            .toList());
        }

        public void repeats(E event) {
            assertEquals(
                    event, assertInstanceOf(Decision.Repeat.class, decision).recorded());
        }

        /** Refused with this code, naming this field. */
        public Reason refuses(Reason.Kind kind, String code, String field) {
            Reason reason = assertInstanceOf(Decision.Refuse.class, decision)
                    .rejection()
                    .reason();
            assertEquals(kind, reason.kind());
            assertEquals(code, reason.code());
            assertEquals(
                    List.of(field), List.copyOf(reason.fieldErrors().byField().keySet()));
            return reason;
        }

        public void refuses(Reason.Kind kind, String code) {
            Reason reason = assertInstanceOf(Decision.Refuse.class, decision)
                    .rejection()
                    .reason();
            assertEquals(kind, reason.kind());
            assertEquals(code, reason.code());
        }
    }
}
