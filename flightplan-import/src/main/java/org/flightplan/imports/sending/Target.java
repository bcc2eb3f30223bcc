package org.flightplan.imports.sending;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.FileNotFoundException;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.http.Content;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.AsItIs;
import org.flightplan.imports.sending.Command.Attach;
import org.flightplan.imports.sending.Command.Begin;

/** Commands as requests to a hospital of FlightPlan. All exceptions are the client's. */
final class Target {

    private final FlightPlanClient client;

    /** @param client in the name of a service with the role {@code interface} */
    Target(FlightPlanClient client) {
        // what comes next rests on the log, not on what the queries show
        this.client = client.withoutWaiting();
    }

    Stream stream(UUID id) {
        return Stream.read(client, id);
    }

    /** Sends a command that stands alone, and gives the version that its stream has reached, or 0 where that is not told. */
    int send(Command command) {
        if (command instanceof Begin begin) {
            return version(client.send("POST", begin.path(), withMetadata(begin.body(), begin)));
        } else if (command instanceof Attach attach) {
            return attach(attach);
        } else if (command instanceof AsItIs any) {
            client.withKey("import-" + any.id()).send(any.method(), any.path(), any.body());
            return 0;
        }
        throw new IllegalArgumentException("appended in chunks: " + command);
    }

    private int attach(Attach attach) {
        String path = "/admissions/" + attach.stream() + "/attachments";
        JsonObject announced = client.send("POST", path, withMetadata(attach.said(), attach));
        try {
            Content content = Content.of(attach.content(), "application/octet-stream");
            UUID id = UUID.fromString(announced.getString("attachment_id"));
            client.attachments().send(attach.stream(), id, content);
            return 0;
        } catch (FileNotFoundException e) {
            throw new Source.SourceException("A file of the attachments is gone while they are read; run it again.");
        }
    }

    /** Appends events to one stream, all or none, if it stands at a version; gives the one that it has reached. */
    int append(List<Append> events, int version) {
        Append first = events.get(0);
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Append event : events) {
            JsonObjectBuilder stored = Json.createObjectBuilder()
                    .add("event_type", event.eventType())
                    .add("data", event.data())
                    .add("metadata", metadata(event));
            list.add(stored);
        }
        JsonObject body = Json.createObjectBuilder()
                .add("stream_id", first.stream().toString())
                .add("stream_type", first.streamType())
                .add("events", list)
                .build();
        int reached = version(client.ifMatch(version).send("POST", "/events", body));
        return reached == 0 ? version + events.size() : reached;
    }

    private static int version(JsonObject answer) {
        return answer.get("new_version") instanceof JsonNumber version ? version.intValue() : 0;
    }

    private static JsonObject withMetadata(JsonObject body, Command command) {
        return Json.createObjectBuilder(body).add("metadata", metadata(command)).build();
    }

    private static JsonObjectBuilder metadata(Command command) {
        JsonObjectBuilder metadata =
                Json.createObjectBuilder().add("causation_id", command.id().toString());
        return command.imported() == null
                ? metadata
                : metadata.add("imported", command.imported().toString());
    }
}
