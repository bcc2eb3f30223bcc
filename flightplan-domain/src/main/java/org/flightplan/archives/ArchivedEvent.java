package org.flightplan.archives;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/**
 * An event as a line of an archive, in the present version of its type.
 *
 * @param position in the old installation's log
 * @param stream where it stands, {@code version} at which place
 * @param type its stored name
 * @param data its content, PHI in clear text; without what can't be opened any more
 * @param metadata as the log has it
 * @param createdAt when it was recorded there, {@code createdBy} who caused it
 * @param patient whom its PHI is about; null when it holds none
 * @param erased the fields whose content went with the patient's keys
 * @param keys what the stream held alone when the archive was made, at its first event; without MRNs, which the events tell
 */
record ArchivedEvent(
        long position,
        StreamRef stream,
        int version,
        String type,
        JsonObject data,
        JsonObject metadata,
        Instant createdAt,
        UUID createdBy,
        @Nullable UUID patient,
        List<String> erased,
        List<UniqueKey> keys) {

    private static final String IMPORTED = "imported";

    String line() {
        JsonDoc doc = JsonDoc.doc()
                .with("position", position)
                .with("stream_id", stream.id())
                .with("stream_type", stream.type())
                .with("event_version", version)
                .with("event_type", type)
                .with("data", data)
                .with("metadata", metadata)
                .with("created_at", createdAt)
                .with("created_by", createdBy)
                .with("patient_id", patient)
                .with("erased", erased.isEmpty() ? null : erased)
                .with(
                        "keys",
                        keys.isEmpty()
                                ? null
                                : keys.stream()
                                        .map(key -> JsonDoc.doc()
                                                .with("kind", key.kind())
                                                .with("key", key.hash())
                                                .build())
                                        .toList());
        return Jsons.text(doc.build());
    }

    /** @throws BrokenArchive when the line is no event */
    static ArchivedEvent of(String entry, long line, String text) {
        try {
            Values values = new Values(Jsons.object(text));
            return new ArchivedEvent(
                    values.whole("position"),
                    new StreamRef(values.id("stream_id"), values.text("stream_type")),
                    (int) values.whole("event_version"),
                    values.text("event_type"),
                    values.object("data"),
                    values.object("metadata"),
                    values.moment("created_at"),
                    values.id("created_by"),
                    values.idOrNull("patient_id"),
                    values.texts("erased"),
                    values.objects("keys").stream()
                            .map(Values::new)
                            .map(key -> new UniqueKey(key.text("kind"), key.text("key")))
                            .toList());
        } catch (JsonException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
            throw new BrokenArchive(entry, "holds no event in line " + line, e);
        }
    }

    UUID eventId() {
        return new Values(metadata).id("event_id");
    }

    int schemaVersion() {
        Integer version = new Values(metadata).wholeOrNull("schema_version");
        return version == null ? 1 : version;
    }

    /** When it was first recorded anywhere: it may have moved house before. */
    Instant firstRecordedAt() {
        return metadata.get(IMPORTED) instanceof JsonString ? new Values(metadata).moment(IMPORTED) : createdAt;
    }

    /** Its metadata for the log that takes it in. */
    JsonObject importedMetadata(int schemaVersion) {
        return JsonDoc.of(metadata)
                .with("schema_version", schemaVersion)
                .with(IMPORTED, firstRecordedAt())
                .build();
    }

    /** Where it stands, without its content: data is PHI. */
    @Override
    public String toString() {
        return "ArchivedEvent[" + type + " at " + position + "]";
    }
}
