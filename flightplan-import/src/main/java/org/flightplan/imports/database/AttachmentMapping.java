package org.flightplan.imports.database;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.sending.Command;
import org.flightplan.imports.sending.Command.Attach;
import org.jspecify.annotations.Nullable;

/** Attachments of the Python system, whose contents lie in a folder by their storage keys. */
final class AttachmentMapping {

    private final @Nullable Path folder;
    private final FieldValues values;

    AttachmentMapping(@Nullable Path folder, FieldValues values) {
        this.folder = folder;
        this.values = values;
    }

    Command command(FormerEvent event, UUID cause, @Nullable Instant imported) {
        Map<String, JsonValue> left = event.fields();
        left.remove("admission_id");
        UUID id = event.idOrNull("attachment_id");
        left.remove("attachment_id");
        JsonObjectBuilder said = Json.createObjectBuilder().add("attachment_id", (id == null ? cause : id).toString());
        Path content = content(event.required("storage_key"));
        event.required("occurred_at");
        for (String field : List.of("occurred_at", "filename", "description", "attachment_type", "linked_event_id")) {
            values.take(field, left, said);
        }
        return new Attach(cause, event.stay(), event.with(said, left), content, imported);
    }

    private Path content(String storageKey) {
        if (folder == null) {
            throw new Reason("its content is not given", "give the folder of the contents by --attachments")
                    .exception();
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(storageKey.replaceFirst("^/+", "")).normalize();
            if (file.startsWith(root)
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(root)) {
                return file;
            }
        } catch (IOException | InvalidPathException e) {
            // told below
        }
        throw new Reason(
                        "its content is not in the folder of the contents",
                        "put a file there, named as its storage_key")
                .exception();
    }
}
