package org.flightplan.archives;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.contents.Contents;
import org.flightplan.contents.Contents.Belonging;
import org.flightplan.contents.Incoming;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** Attachments' contents on their way in: each under its former name, by a new key of its patient's. */
final class ImportedContents {

    /** Where they are in an archive. */
    static final String FOLDER = "contents/";

    private static final int BUFFER = 1 << 16;

    private final TenantId tenant;
    private final Set<UUID> broken;
    private final Contents contents;
    private final Map<UUID, Wanted> wanted = new HashMap<>();
    private final Map<UUID, Set<UUID>> ofAttachment = new HashMap<>();
    private long stored;

    /** Whose a content is; of the attachment itself the digest, of its small picture none. */
    private record Wanted(Belonging to, @Nullable String digest) {}

    ImportedContents(TenantId tenant, ArchiveManifest manifest, Contents contents) {
        this.tenant = tenant;
        this.broken = new HashSet<>(manifest.missing());
        this.contents = contents;
    }

    /** Remembers what an event says of contents. */
    void look(ArchivedEvent event) {
        Values said = new Values(event.data());
        if (event.type().equals(AdmissionEvents.ATTACHMENT_ADDED) && event.patient() != null) {
            UUID attachment = said.id("attachment_id");
            Belonging to = new Belonging(tenant, event.patient(), event.stream().id(), attachment);
            want(said.id("storage_key"), new Wanted(to, said.textOrNull("digest")));
            UUID picture = said.idOrNull("thumbnail_key");
            if (picture != null) {
                want(picture, new Wanted(to, null));
            }
        } else if (event.type().equals(AdmissionEvents.ATTACHMENT_RETRACTED)) {
            Set<UUID> gone = ofAttachment.remove(said.id("attachment_id"));
            wanted.keySet().removeAll(gone == null ? Set.of() : gone);
        }
    }

    private void want(UUID key, Wanted content) {
        wanted.put(key, content);
        ofAttachment
                .computeIfAbsent(content.to().attachment(), unused -> new HashSet<>())
                .add(key);
    }

    /** Stores one, unless an earlier call has. */
    void take(String name, InputStream content) throws IOException {
        UUID key = key(name);
        Wanted known = wanted.get(key);
        if (known == null || broken.contains(key) || contents.isKept(tenant, key)) {
            return;
        }
        try (Incoming incoming = contents.begin(tenant, known.to().patient(), key, () -> {})) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                incoming.take(buffer, read);
            }
            incoming.finish();
            if (known.digest() != null && !known.digest().equals(incoming.digest())) {
                throw new BrokenArchive(name, "is not the content that its event names");
            }
            search(name, incoming);
            contents.store(incoming, known.to());
            contents.keep(tenant, key);
            stored++;
        }
    }

    private void search(String name, Incoming incoming) throws IOException {
        try {
            contents.search(incoming);
        } catch (Contents.Infected e) {
            throw new ImportRefused("Malicious software was found in " + name
                    + ": have the attachment retracted in the old installation, and the archive made anew.");
        }
    }

    /** How many were stored. */
    long stored() {
        return stored;
    }

    private static UUID key(String name) {
        try {
            return UUID.fromString(name.substring(FOLDER.length()));
        } catch (IllegalArgumentException e) {
            throw new BrokenArchive(name, "is no name of a content", e);
        }
    }
}
