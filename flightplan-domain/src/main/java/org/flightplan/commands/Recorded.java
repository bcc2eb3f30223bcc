package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;

/**
 * What a request has recorded. It is kept with its idempotency key, and holds no PHI.
 *
 * @param stream where
 * @param events the ids of its events there, in order; of one that was recorded before, that one's
 * @param warnings what its caller should look at
 */
public record Recorded(UUID stream, List<UUID> events, List<CommandWarning> warnings) {

    /**
     * What the caller of one of several commands should look at.
     *
     * @param command which, from 0
     */
    public record CommandWarning(int command, Warning warning) {}

    JsonObject stored() {
        return JsonDoc.doc()
                .with("stream_id", stream)
                .with("event_ids", events)
                .with(
                        "warnings",
                        warnings.isEmpty()
                                ? null
                                : warnings.stream().map(Recorded::stored).toList())
                .build();
    }

    static Recorded of(JsonObject stored) {
        Values values = new Values(stored);
        return new Recorded(
                values.id("stream_id"),
                values.texts("event_ids").stream().map(UUID::fromString).toList(),
                values.objects("warnings").stream().map(Recorded::warning).toList());
    }

    private static JsonObject stored(CommandWarning of) {
        return JsonDoc.doc()
                .with("command", of.command())
                .with("code", of.warning().code())
                .with("field", of.warning().field())
                .with("message", of.warning().message())
                .with("severity", of.warning().severity())
                .build();
    }

    private static CommandWarning warning(JsonObject stored) {
        return new CommandWarning(
                stored.getInt("command"),
                new Warning(
                        stored.getString("code"),
                        stored.getString("field"),
                        stored.getString("message"),
                        stored.getString("severity")));
    }
}
