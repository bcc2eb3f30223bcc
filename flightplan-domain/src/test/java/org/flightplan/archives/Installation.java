package org.flightplan.archives;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.contents.Contents;
import org.flightplan.events.EventRows;
import org.flightplan.events.EventTypes;
import org.flightplan.events.StreamReader;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.integrity.SealKeys;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.MasterKeyFile;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.patients.PatientEvents;
import org.flightplan.pools.OneConnection;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.settings.Environment;
import org.flightplan.settings.Setting;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.flightplan.tenants.TenantTable;
import org.flightplan.units.UnitEvents;

/** An installation of its own: a log, a key store, a master key, a sealing key, a store of contents. */
final class Installation {

    static final EventTypes TYPES = new EventTypes(List.<EventTypes.Declaration>of(
            new PatientEvents(), new AdmissionEvents(), new FlightPlanEvents(), new UnitEvents()));

    private static final KeyPair PAIR = pair();
    static final ArchiveEncryption.Recipient RECIPIENT =
            new ArchiveEncryption.Recipient(new String(PAIR.getPublic().getEncoded(), StandardCharsets.US_ASCII));
    static final ArchiveEncryption.Identity IDENTITY =
            ArchiveEncryption.Identity.of(new String(PAIR.getPrivate().getEncoded(), StandardCharsets.US_ASCII));

    final TestDatabase log = TestDatabase.migrated();
    final TestDatabase keyStore = TestDatabase.keyStore();
    final KeyRing keys;
    final Contents contents;
    final SealKeys seals;
    final Path folder;
    private final OneConnection keyConnection;

    Installation(String name, Path folder) throws SQLException {
        this.folder = folder.resolve(name);
        this.keyConnection = new OneConnection(keyStore.as("flightplan_keys"));
        this.keys = KeyRing.of(() -> keyConnection, new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, name));
        this.seals = new SealKeys(Optional.empty(), Environment.DEVELOPMENT, name);
        this.contents = Contents.of(
                setting -> setting == Setting.CONTENT_FOLDER
                        ? Optional.of(this.folder.resolve("contents").toString())
                        : Optional.empty(),
                Environment.TEST,
                events(),
                keys);
    }

    Supplier<DataSource> requests() {
        return () -> log.as("flightplan_app");
    }

    Supplier<DataSource> events() {
        return () -> log.as("flightplan_events");
    }

    StreamReader streams() {
        return new StreamReader(new EventRows(TYPES, new PhiSeam(keys)), new TenantReading(requests()));
    }

    /** Exports to a file. */
    ArchiveManifest export(TenantId tenant, Path file) throws IOException {
        Files.createDirectories(folder);
        try (OutputStream out = Files.newOutputStream(file)) {
            return new TenantExport(requests(), TYPES, keys, contents, seals, Clock.systemUTC())
                    .write(
                            UUID.randomUUID(),
                            new TenantTable(requests()).find(tenant).orElseThrow(),
                            RECIPIENT,
                            out);
        }
    }

    /** Imports what another has exported. */
    TenantImport.Outcome take(Path file, Installation from) throws IOException {
        return taking().run(checked(file, from), packs());
    }

    CheckedArchive checked(Path file, Installation from) throws IOException {
        return CheckedArchive.of(reader(file), from.seals.publicKeys(), TYPES);
    }

    TenantImport taking() {
        return new TenantImport(requests(), events(), TYPES, keys, contents, Clock.systemUTC());
    }

    Optional<Path> packs() {
        return Optional.of(folder.resolve("packs"));
    }

    static ArchiveReader reader(Path file) {
        return new ArchiveReader(() -> Files.newInputStream(file), IDENTITY);
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = log.as("postgres").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static KeyPair pair() {
        try {
            return new X25519KeyPairGenerator().generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
