package org.flightplan.units;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Submission;
import org.flightplan.events.Related;
import org.flightplan.events.StreamReader;
import org.flightplan.events.UniqueKey;
import org.flightplan.projections.StaysInBeds;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.TenantId;
import org.flightplan.units.UnitEvent.Closed;
import org.flightplan.units.UnitEvent.Opened;
import org.flightplan.units.UnitRejection.LocationTaken;

/** The boundary of the units' component: its commands. */
@ApplicationScoped
public class Units {

    /** Held by the one open unit of a location. */
    private static final String LOCATION = "unit_location";

    private final CommandHandler handler;
    private final StreamReader streams;
    private final StaysInBeds stays;
    private final Aggregate<UnitCommand, UnitState, UnitEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} as it stores them, {@code streams} to find a unit's location,
     *     {@code stays} in its beds */
    @Inject
    public Units(CommandHandler handler, UnitEvents events, StreamReader streams, StaysInBeds stays) {
        this.handler = handler;
        this.streams = streams;
        this.stays = stays;
        this.aggregate = new Aggregate<>(
                UnitEvents.STREAM_TYPE,
                new UnitDecider(),
                events,
                (circumstances, stream, event) -> event instanceof Opened opened
                        ? List.of(new KeyClaim(location(opened.location()), stream))
                        : List.of(),
                (unit, event) -> event instanceof Closed ? List.of(new Release(LOCATION, unit)) : List.of(),
                (circumstances, made) -> List.of(),
                (state, related) -> null,
                (claim, command) ->
                        claim.kind().equals(LOCATION) ? Optional.of(new LocationTaken()) : Optional.empty());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Units() {
        this.handler = null;
        this.streams = null;
        this.stays = null;
        this.aggregate = null;
    }

    /** Handles commands to one unit, all or none; see {@link CommandHandler#handle} for how it answers. */
    public CompletionStage<CommandResult> handle(Envelope envelope, UnitId id, List<UnitCommand> commands) {
        List<String> retired = UnitCommand.retired(commands);
        Related related = retired.isEmpty()
                ? Related.NONE
                : new Related(inBeds(envelope.tenant().id(), id, retired), Set.of(), StayPlace.EVENTS, Set.of());
        return handler.handle(new Submission<>(aggregate, id.value(), commands, related, envelope));
    }

    /**
     * The stays that the queries show in these beds. What each of them did last is judged with the append; one that comes
     * into a bed meanwhile is as if it came right after: a move is recorded whatever the unit says of the bed.
     */
    private Set<UUID> inBeds(TenantId tenant, UnitId id, List<String> beds) {
        Set<UUID> found = new HashSet<>();
        // a unit's location never changes but in its spelling: it may be read before the decision
        streams.stream(tenant, id.value(), 0, 1).stream()
                .filter(event -> event.type().equals(UnitEvents.OPENED))
                .map(event -> event.storedValues().text("location"))
                .forEach(location -> beds.forEach(bed -> found.addAll(stays.in(tenant, location, bed))));
        return found;
    }

    private static UniqueKey location(String location) {
        String code = Specialties.locationCode(location);
        return UniqueKey.of(LOCATION, UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)));
    }
}
