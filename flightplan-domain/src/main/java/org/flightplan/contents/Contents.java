package org.flightplan.contents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.apache.tika.Tika;
import org.flightplan.contents.ContentStore.ContentMissing;
import org.flightplan.contents.ContentStore.StoreUnavailable;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.PatientErased;
import org.flightplan.settings.Environment;
import org.flightplan.settings.Setting;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The boundary of contents: how they come in, are kept and are read. What is kept is encrypted by a key of its own, which the
 * patient's key gives back, so that it ends with the patient's keys.
 */
@ApplicationScoped
public class Contents {

    private static final Logger LOG = Logger.getLogger(Contents.class.getName());
    private static final int MEGABYTE = 1 << 20;
    private static final int LARGEST_THUMBNAIL = 1 << 20;

    private final ContentSettings settings;
    private final StoredContents stored;
    private final KeyRing keys;
    private final Tika tika = new Tika();

    /** @param settings where they are kept, {@code stored} what may be there, {@code keys} of patients */
    @Inject
    Contents(ContentSettings settings, StoredContents stored, KeyRing keys) {
        this.settings = settings;
        this.stored = stored;
        this.keys = keys;
    }

    /** For who works on an installation without its server; {@code events} is its log, as {@code flightplan_events}. */
    public static Contents of(
            Function<Setting, Optional<String>> set, Environment where, Supplier<DataSource> events, KeyRing keys) {
        return new Contents(new ContentSettings(set, where), new StoredContents(events), keys);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Contents() {
        this(null, null, null);
    }

    /** Whose a content is, and what it belongs to. */
    public record Belonging(TenantId tenant, UUID patient, UUID admission, UUID attachment) {}

    /** The scanner found malicious software in it. */
    public static final class Infected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Infected() {
            super("malicious software was found in a content");
        }
    }

    /** What is wrong with the store, as it is set and as it is now, and what to do; empty when nothing is, or none is set. */
    public Optional<String> storeProblem() {
        return settings.problem().or(() -> settings.store().flatMap(ContentStore::problem));
    }

    /** Why nothing can be kept on this installation, for its operator; empty when it can. */
    public Optional<String> problem() {
        return settings.problem()
                .or(() -> settings.store().isPresent()
                        ? Optional.empty()
                        : Optional.of("neither CONTENT_FOLDER nor CONTENT_S3_URL is set"));
    }

    /** Whether nothing of a patient is kept any more, as the key store says now. */
    public boolean isErased(TenantId tenant, UUID patient) {
        return keys.isErased(tenant, patient);
    }

    /** The largest content, in bytes. */
    public static long limit() {
        return (long) ContentSettings.limitMegabytes() * MEGABYTE;
    }

    /**
     * Begins to take one in.
     *
     * @param key a new one, under which it will be stored
     * @param whenClosed told when it takes nothing of this node any more
     * @throws PatientErased when nothing may be recorded of the patient any more
     * @throws IOException when this node can't keep it while it comes
     */
    public Incoming begin(TenantId tenant, UUID patient, UUID key, Runnable whenClosed) throws IOException {
        return new Incoming(
                new ContentName(tenant, key),
                patient,
                keys.sealingKey(tenant, patient),
                ContentSettings.temporary(),
                whenClosed);
    }

    /**
     * Its media type, as found by its bytes; a name tells formats apart that begin alike, and nothing else.
     *
     * @param filename as the caller gave it, or null
     */
    public String type(Incoming content, @Nullable String filename) {
        return filename == null ? tika.detect(content.head()) : tika.detect(content.head(), filename);
    }

    /**
     * Has it searched, where a scanner is set.
     *
     * @throws Infected when it must not be kept
     * @throws StoreUnavailable when the scanner can't tell now
     */
    public void search(Incoming content) throws IOException {
        Optional<VirusScanner> scanner = settings.scanner();
        if (scanner.isPresent()) {
            try (InputStream plain = content.plain()) {
                scanner.get().search(plain).ifPresent(found -> {
                    LOG.log(Level.WARNING, "A content was refused, since ClamAV found {0} in it", found);
                    throw new Infected();
                });
            } catch (VirusScanner.ScannerUnavailable e) {
                throw new StoreUnavailable("contents can't be searched", e);
            }
        }
    }

    /**
     * Stores it; the log says afterwards whether it is kept: {@link #keep} or {@link #drop}. When neither is called, the log is
     * looked at in 2 hours.
     */
    public void store(Incoming content, Belonging to) throws IOException {
        stored.begin(content.name(), to.attachment(), to.admission(), to.patient());
        store().put(content.name(), content.sealed());
    }

    /**
     * Stores a small picture of it.
     *
     * @param key a new one for the picture
     * @return whether there is one
     */
    public boolean storeThumbnail(Incoming content, String type, UUID key, Belonging to) throws IOException {
        if (!Thumbnail.isMadeOf(type, content.size())) {
            return false;
        }
        Optional<byte[]> picture;
        try (InputStream plain = content.plain()) {
            picture = Thumbnail.of(plain);
        }
        if (picture.isPresent()) {
            try (Incoming small = begin(to.tenant(), to.patient(), key, () -> {})) {
                small.take(picture.get(), picture.get().length);
                small.finish();
                store(small, to);
            }
        }
        return picture.isPresent();
    }

    /** The media type of small pictures. */
    public static String thumbnailType() {
        return Thumbnail.TYPE;
    }

    /** Whether one is stored, and the log has it. */
    public boolean isKept(TenantId tenant, UUID key) {
        return stored.isKept(new ContentName(tenant, key));
    }

    /** The log has it. */
    public void keep(TenantId tenant, UUID key) {
        stored.keep(new ContentName(tenant, key));
    }

    /** The log does not have it: it is removed soon. */
    public void drop(TenantId tenant, UUID key) {
        stored.look(new ContentName(tenant, key));
    }

    /**
     * A part of one; to be closed.
     *
     * @param size of the whole, in bytes
     * @param from the first byte, {@code length} how many, at least 1
     * @return empty when the patient is erased
     * @throws ContentMissing when it is not there as it was stored
     */
    public Optional<InputStream> read(TenantId tenant, UUID key, long size, long from, long length) throws IOException {
        ContentName name = new ContentName(tenant, key);
        ContentStore store = store();
        byte[] header = new byte[ContentKey.HEADER_BYTES];
        try (InputStream begin = store.read(name, 0, header.length)) {
            header = Arrays.copyOf(header, begin.readNBytes(header, 0, header.length));
        }
        ContentKey.Owner owner = ContentKey.owner(header);
        Optional<SecretKey> patients = keys.openingKey(tenant, owner.patient(), owner.version());
        if (patients.isEmpty()) {
            return Optional.empty();
        }
        Chunks chunks =
                new Chunks(ContentKey.opened(name, header, patients.get()).key());
        long first = from / Chunks.PLAIN;
        long last = (from + length - 1) / Chunks.PLAIN;
        InputStream sealed =
                store.read(name, header.length + first * Chunks.SEALED, (last - first + 1) * Chunks.SEALED);
        return Optional.of(new OpenedContent(sealed, chunks, size, from, length));
    }

    /**
     * A small picture, whole.
     *
     * @return empty when the patient is erased
     */
    public Optional<byte[]> thumbnail(TenantId tenant, UUID key) throws IOException {
        ContentName name = new ContentName(tenant, key);
        // its size is not on record: it is read whole, and is one chunk or a few
        byte[] all;
        try (InputStream sealed = store().read(name, 0, LARGEST_THUMBNAIL)) {
            all = sealed.readNBytes(LARGEST_THUMBNAIL);
        }
        long size = Chunks.plainSize(all.length - (long) ContentKey.HEADER_BYTES);
        Optional<InputStream> opened = read(tenant, key, size, 0, size);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream picture = opened.get()) {
            return Optional.of(picture.readAllBytes());
        }
    }

    private ContentStore store() {
        return settings.required();
    }
}
