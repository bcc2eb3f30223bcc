package org.flightplan.operator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.archives.ArchiveEncryption.Recipient;
import org.flightplan.archives.ArchiveManifest;
import org.flightplan.archives.TenantExport;
import org.flightplan.audit.Action;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SettingException;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTable;

/** {@code export}: a tenant's archive into a file, which is there when it is whole. */
record ExportTenant(OperatorSettings settings, PrintWriter out) implements Command {

    private static final String TENANT = "--tenant";
    private static final String RECIPIENT = "--recipient";
    private static final String FILE = "--file";
    private static final int BUFFER = 1 << 16;

    @Override
    public int run(List<String> arguments) {
        Options options = Options.of("export", arguments, Set.of(TENANT, RECIPIENT, FILE));
        TenantId id = tenant(options.required(TENANT));
        Recipient recipient = recipient(options.required(RECIPIENT));
        Path file = Path.of(options.required(FILE)).toAbsolutePath();
        try (Installation installation = Installation.of(settings)) {
            TenantTable.Stored tenant = new TenantTable(installation.requests())
                    .find(id)
                    .orElseThrow(() -> new SettingException("There is no tenant " + id.value() + " here."));
            report(written(installation, tenant, recipient, file), file);
            return DONE;
        } catch (FileAlreadyExistsException e) {
            throw new SettingException(e.getFile() + " is there already: name a file that is not.");
        } catch (IOException e) {
            out.println("The archive can't be written to " + file + ": "
                    + e.getClass().getSimpleName() + ". Nothing of it is left; see to the disk and call again.");
            return FAILED;
        }
    }

    private static ArchiveManifest written(Installation from, TenantTable.Stored tenant, Recipient recipient, Path file)
            throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ArchiveManifest manifest;
            try (OutputStream target = new BufferedOutputStream(new Synced(channel), BUFFER)) {
                manifest = new TenantExport(
                                from.requests(),
                                from.types(),
                                from.keys(),
                                from.contents(),
                                from.seals(),
                                Clock.systemUTC())
                        .write(UUID.randomUUID(), tenant, recipient, target);
            }
            // on record before anybody can take it along
            from.record(Action.TENANT_EXPORTED, manifest.tenant(), manifest.archive());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (FileAlreadyExistsException another) {
            throw another;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private void report(ArchiveManifest manifest, Path file) {
        out.println("archive    " + manifest.archive() + " in " + file);
        out.println("tenant     " + manifest.tenant().value() + ", " + manifest.tenantName());
        out.println("events     " + manifest.events() + ", through position " + manifest.throughPosition());
        out.println("contents   " + manifest.contents() + ", missing in the store "
                + manifest.missing().size());
        manifest.missing().forEach(key -> out.println("           missing " + key));
        out.println("erased     " + manifest.erased() + " patients, of whom it holds ids and moments alone");
        manifest.chain()
                .ifPresent(chain -> out.println("sealed     through position " + chain.throughPosition() + " by seal "
                        + chain.seals() + " of key " + chain.keyId()));
        out.println(
                "Whoever takes it in needs the public half of this installation's sealing key, by another way than the"
                        + " archive: openssl pkey -in seal.pem -pubout");
    }

    private static TenantId tenant(String text) {
        try {
            return new TenantId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new SettingException("\"" + text + "\" is no id of a tenant: GET /admin/tenants lists them.");
        }
    }

    private static Recipient recipient(String text) {
        try {
            return new Recipient(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException("--recipient is " + e.getMessage() + ". Make one with age-keygen.");
        }
    }

    /** Durable before it is closed. */
    private static final class Synced extends OutputStream {

        private final FileChannel channel;
        private final OutputStream out;

        Synced(FileChannel channel) {
            this.channel = channel;
            this.out = Channels.newOutputStream(channel);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                channel.force(true);
            }
        }
    }
}
