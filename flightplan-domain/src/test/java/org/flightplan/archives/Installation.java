package org.flightplan.archives;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    // made once for all, and as synthetic as the patients
    static final ArchiveEncryption.Recipient RECIPIENT =
            new ArchiveEncryption.Recipient("age1035awwj8u4sjerw2rqh8a3cgnxxwz8qz0qm2m7cqpansmzvdy40sxtnhmc");
    static final ArchiveEncryption.Identity IDENTITY =
            ArchiveEncryption.Identity.of("AGE-SECRET-KEY-1K7Q0MXE6LK9MMMUVQ2YUADU68D6XKLZTK2WACSS7KYZDTHLZG07QUWZEX6");

    final String name;
    final TestDatabase log;
    final TestDatabase keyStore;
    final KeyRing keys;
    final Contents contents;
    final SealKeys seals;
    final Path folder;
    private final Function<String, DataSource> database;

    /** A new one. */
    Installation(String name, Path folder) throws SQLException {
        this(name, folder, TestDatabase.migrated(), TestDatabase.keyStore());
    }

    private Installation(String name, Path folder, TestDatabase log, TestDatabase keyStore) throws SQLException {
        this(name, folder, log, keyStore, log::as, keyStore::as);
    }

    private Installation(
            String name,
            Path folder,
            TestDatabase log,
            TestDatabase keyStore,
            Function<String, DataSource> database,
            Function<String, DataSource> keyDatabase)
            throws SQLException {
        this.name = name;
        this.log = log;
        this.keyStore = keyStore;
        this.database = database;
        this.folder = folder.resolve(name);
        OneConnection keyConnection = new OneConnection(keyDatabase.apply("flightplan_keys"));
        this.keys = KeyRing.of(() -> keyConnection, new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, name));
        this.seals = sealsOf(name);
        this.contents = Contents.of(
                setting -> setting == Setting.CONTENT_FOLDER
                        ? Optional.of(this.folder.resolve("contents").toString())
                        : Optional.empty(),
                Environment.DEVELOPMENT,
                events(),
                keys);
    }

    /** One that another JVM has made. */
    @SuppressWarnings("NullAway") // without what only the JVM that made it knows
    static Installation at(
            String name, Path folder, Function<String, DataSource> database, Function<String, DataSource> keyDatabase)
            throws SQLException {
        return new Installation(name, folder, null, null, database, keyDatabase);
    }

    static SealKeys sealsOf(String name) {
        return new SealKeys(Optional.empty(), Environment.DEVELOPMENT, name);
    }

    Supplier<DataSource> requests() {
        return () -> database.apply("flightplan_app");
    }

    Supplier<DataSource> events() {
        return () -> database.apply("flightplan_events");
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
}
