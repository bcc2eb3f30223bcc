package org.flightplan.operator;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Action;
import org.flightplan.audit.AuditTrail;
import org.flightplan.audit.Purpose;
import org.flightplan.contents.Contents;
import org.flightplan.events.EventTypes;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.integrity.SealKeys;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.keys.MasterKeyFile;
import org.flightplan.migrations.SchemaUpdateException;
import org.flightplan.patients.PatientEvents;
import org.flightplan.pools.OneConnection;
import org.flightplan.settings.DatabaseUrl;
import org.flightplan.settings.Environment;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.Setting;
import org.flightplan.settings.SettingException;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.TenantId;
import org.flightplan.units.UnitEvents;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An installation as its nodes reach it, without a server: the log under the roles of requests and of the append writer, the
 * key store, the keys in files, the store of contents, the specialty packs.
 *
 * @param requests the log as {@code flightplan_app}
 * @param events the log as {@code flightplan_events}
 * @param types of events
 * @param keys of patients
 * @param contents of attachments
 * @param seals the keys that sign
 * @param packs the folder of specialty packs, where there is one
 */
record Installation(
        Supplier<DataSource> requests,
        Supplier<DataSource> events,
        OneConnection keyStore,
        EventTypes types,
        KeyRing keys,
        Contents contents,
        SealKeys seals,
        Optional<Path> packs)
        implements AutoCloseable {

    /** Who is at the keyboard of a machine that has every password: the trail knows no more. */
    private static final UUID OPERATOR = new UUID(0, 0);

    /**
     * The one that the settings describe.
     *
     * @throws SettingException when one of them is missing or wrong, or they lead to another's key store
     * @throws SchemaUpdateException when a database can't be reached
     */
    static Installation of(OperatorSettings settings) {
        Environment environment = settings.environment().orElse(Environment.PRODUCTION);
        String secret = settings.text(Setting.SECRET_KEY).orElse("development");
        DatabaseUrl log = named(settings, Setting.DATABASE_URL);
        DatabaseUrl events =
                settings.database(Setting.DATABASE_EVENTS_URL).orElse(new DatabaseUrl(log.jdbcUrl(), null, null));
        PGSimpleDataSource requests = dataSource(settings, log, "flightplan_app", Setting.DATABASE_PASSWORD_FILE);
        PGSimpleDataSource writer =
                dataSource(settings, events, "flightplan_events", Setting.DATABASE_EVENTS_PASSWORD_FILE);
        PGSimpleDataSource store = dataSource(
                settings,
                named(settings, Setting.DATABASE_KEYS_URL),
                "flightplan_keys",
                Setting.DATABASE_KEYS_PASSWORD_FILE);
        MasterKeyFile masterKeys = new MasterKeyFile(settings.path(Setting.MASTER_KEY_FILE), environment, secret);
        SealKeys seals = new SealKeys(settings.path(Setting.SEAL_KEY_FILE), environment, secret);
        Optional<Path> packs = settings.path(Setting.SPECIALTIES_DIR);
        packs.ifPresent(Specialties::install);
        try {
            KeyStoreCheck.refusal(writer, store, masterKeys, environment)
                    .or(seals::problem)
                    .ifPresent(problem -> {
                        throw new SettingException(problem);
                    });
            OneConnection keyStore = new OneConnection(store);
            KeyRing keys = KeyRing.of(() -> keyStore, masterKeys);
            Contents contents = Contents.of(settings::text, environment, () -> writer, keys);
            contents.storeProblem().ifPresent(problem -> {
                throw new SettingException(problem);
            });
            return new Installation(() -> requests, () -> writer, keyStore, knownTypes(), keys, contents, seals, packs);
        } catch (SQLException e) {
            throw SchemaUpdateException.unreachable(e);
        }
    }

    /**
     * Puts on record what the operator does with a tenant; whoever has the database's passwords is nobody whom the trail could name.
     *
     * @param subject the archive
     */
    void record(Action action, TenantId tenant, UUID subject) {
        Instant now = Clock.systemUTC().instant();
        new AuditTrail(events)
                .record(new AccessRecord(
                        tenant,
                        TimeOrderedId.madeAt(now),
                        now.truncatedTo(ChronoUnit.MICROS),
                        OPERATOR,
                        action.stored(),
                        subject,
                        Set.of(),
                        Purpose.OPERATIONS.stored(),
                        AccessRecord.DONE,
                        TimeOrderedId.madeAt(now)));
    }

    private static EventTypes knownTypes() {
        return new EventTypes(List.<EventTypes.Declaration>of(
                new PatientEvents(), new AdmissionEvents(), new FlightPlanEvents(), new UnitEvents()));
    }

    private static DatabaseUrl named(OperatorSettings settings, Setting setting) {
        return settings.database(setting)
                .orElseThrow(() -> new SettingException(
                        setting + " is not set: name the database, such as " + setting.example() + "."));
    }

    private static PGSimpleDataSource dataSource(
            OperatorSettings settings, DatabaseUrl url, String role, Setting passwordFile) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url.with("ApplicationName", "flightplan-db")
                .with("logServerErrorDetail", "false")
                .jdbcUrl());
        dataSource.setUser(url.user() == null ? role : url.user());
        String password = url.password() == null ? settings.secret(passwordFile).orElse("") : url.password();
        if (!password.isEmpty()) {
            dataSource.setPassword(password);
        }
        return dataSource;
    }

    @Override
    public void close() {
        try {
            keyStore.close();
        } catch (SQLException e) {
            // the process ends, and the session with it
        }
    }
}
