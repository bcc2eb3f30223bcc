package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Envelope.Provenance;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.InvalidFields;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.jspecify.annotations.Nullable;

/** What callers may say of where a command comes from, beside the command itself. */
@ApplicationScoped
public class CommandMetadata {

    private static final String IMPORTED = "imported";

    /** The field of a body, or of one of its events. */
    public static final Field FIELD = Field.optional(
            "metadata",
            new FieldType.Nested(Shape.of(
                    Field.optional("correlation_id", new FieldType.Id()),
                    Field.optional("causation_id", new FieldType.Id()),
                    Field.optional(IMPORTED, new FieldType.Moment()))));

    private final ApiRequest request;
    private final Clock clock;

    /** @param request that it came with, {@code clock} for what can't have been recorded yet */
    @Inject
    public CommandMetadata(ApiRequest request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CommandMetadata() {
        this(null, null);
    }

    /**
     * What the body of one command says of where it comes from.
     *
     * @param body that its shape has checked
     * @throws ProblemException 403 when it says when another system recorded it, and the caller is no interface
     * @throws InvalidFields when that moment lies ahead
     */
    public Provenance of(JsonObject body) {
        return of(body, body, request.requestId(), "");
    }

    /**
     * What is said of where a command comes from.
     *
     * @param from has the metadata, and {@code data} what no field of the event holds
     * @param undertaking what it belongs to if it says nothing of that
     * @param path of {@code from} in the body, with a point at its end where there is one
     */
    public Provenance of(JsonObject from, JsonObject data, UUID undertaking, String path) {
        Values metadata = new Values(new Values(from).object(FIELD.name()));
        UUID correlation = metadata.idOrNull("correlation_id");
        JsonObject legacy = data.get(Envelope.LEGACY.name()) instanceof JsonObject given ? given : null;
        return new Provenance(
                correlation == null ? undertaking : correlation,
                metadata.idOrNull("causation_id"),
                imported(metadata, path + FIELD.name() + "." + IMPORTED),
                legacy);
    }

    // it changes what was known at a moment: nobody at the bedside says so
    private @Nullable Instant imported(Values metadata, String path) {
        Instant imported = metadata.momentOrNull(IMPORTED);
        if (imported == null) {
            return null;
        } else if (!request.caller().roles().contains(Role.INTERFACE)) {
            throw new ProblemException(
                    Problems.forbidden("Only the role interface may give metadata.imported: it changes"
                            + " what was known at a moment. Leave it out, or import with a service token."));
        } else if (imported.isAfter(clock.instant())) {
            throw new InvalidFields(
                    FieldErrors.of(path, "must not lie ahead of the clock: it is when another system recorded this"));
        }
        return imported;
    }
}
