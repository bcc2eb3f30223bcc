package org.flightplan.archives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.archives.TenantArchives.Owned;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Action;
import org.flightplan.audit.AuditTrail;
import org.flightplan.audit.Purpose;
import org.flightplan.contents.ContentName;
import org.flightplan.contents.ContentStore.Source;
import org.flightplan.contents.Contents;
import org.flightplan.contents.SealedFiles;
import org.flightplan.events.EventTypes;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.integrity.SealKeys;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.TenantTable;

/**
 * Makes the archives that were approved, one at a time on a node, and removes those that have expired. When a node ends in
 * between, another one begins it anew ten minutes later. What waits on the node's disk is encrypted, and its file has no name.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ArchiveMaking implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(ArchiveMaking.class.getName());

    private static final int BUFFER = 1 << 16;

    @Inject
    StartupMigrator migrator;

    @Inject
    KeyStoreCheck keyStore;

    @Inject
    TenantArchives archives;

    @Inject
    EventTypes types;

    @Inject
    KeyRing keys;

    @Inject
    Contents contents;

    @Inject
    SealedFiles files;

    @Inject
    SealKeys seals;

    @Inject
    AuditTrail trail;

    @Inject
    Clock clock;

    @Override
    public Worker.Plan plan() {
        // an archive takes what it takes: whether it goes on is the archive's own to say
        return new Worker.Plan("making archives", Duration.ofSeconds(5), Duration.ofHours(12), () -> this::makeAll);
    }

    void makeAll() throws IOException {
        if (!migrator.isMigrated()
                || keyStore.problem().isPresent()
                || contents.problem().isPresent()) {
            return;
        }
        for (Owned expired : archives.expired()) {
            files.delete(name(expired));
            archives.removed(expired);
        }
        Optional<Owned> next = archives.claim();
        while (next.isPresent()) {
            make(next.get());
            next = archives.claim();
        }
    }

    private void make(Owned asked) throws IOException {
        Path file = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("flightplan-archive-" + asked.archive().id() + "-" + UUID.randomUUID());
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                // on Linux, at once
                StandardOpenOption.DELETE_ON_CLOSE)) {
            ArchiveManifest manifest;
            try (OutputStream out = new Telling(channel, asked)) {
                manifest = new TenantExport(ServerDatasource.REQUESTS::lookup, types, keys, contents, seals, clock)
                        .write(
                                asked.archive().id(),
                                new TenantTable(ServerDatasource.REQUESTS::lookup)
                                        .find(asked.tenant())
                                        .orElseThrow(),
                                new ArchiveEncryption.Recipient(asked.archive().recipient()),
                                out);
            }
            record(asked);
            files.put(name(asked), source(channel));
            archives.made(asked, manifest, channel.size());
            LOG.log(
                    Level.INFO,
                    "An archive of a tenant is made: {0}",
                    asked.archive().id());
        }
    }

    private void record(Owned asked) {
        Instant now = clock.instant();
        UUID by = asked.archive().approvedBy();
        trail.record(new AccessRecord(
                asked.tenant(),
                TimeOrderedId.madeAt(now),
                now.truncatedTo(ChronoUnit.MICROS),
                by == null ? asked.archive().askedBy() : by,
                Action.TENANT_EXPORTED.stored(),
                asked.archive().id(),
                Set.of(),
                Purpose.OPERATIONS.stored(),
                AccessRecord.DONE,
                TimeOrderedId.madeAt(now)));
    }

    private static ContentName name(Owned of) {
        return new ContentName(of.tenant(), of.archive().id());
    }

    private static Source source(FileChannel channel) throws IOException {
        long length = channel.size();
        return new Source() {
            @Override
            public InputStream open() throws IOException {
                channel.position(0);
                return Channels.newInputStream(new Unclosed(channel));
            }

            @Override
            public long length() {
                return length;
            }
        };
    }

    /** Is closed with its file alone. */
    private record Unclosed(FileChannel channel) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {
            // the file's to close
        }
    }

    /** Says every minute that it goes on, or another node would begin it anew. */
    private final class Telling extends FilterOutputStream {

        private final Owned asked;
        private long toldAt = System.nanoTime();

        Telling(FileChannel channel, Owned asked) {
            super(new BufferedOutputStream(
                    new OutputStream() {
                        @Override
                        public void write(int value) throws IOException {
                            write(new byte[] {(byte) value}, 0, 1);
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) throws IOException {
                            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                            while (buffer.hasRemaining()) {
                                channel.write(buffer);
                            }
                        }
                    },
                    BUFFER));
            this.asked = asked;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            if (System.nanoTime() - toldAt > TimeUnit.MINUTES.toNanos(1)) {
                archives.stillMaking(asked);
                toldAt = System.nanoTime();
            }
        }
    }
}
