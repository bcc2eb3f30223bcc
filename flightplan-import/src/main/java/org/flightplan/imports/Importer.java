package org.flightplan.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.http.Patience;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.NoSuchRecordException;
import org.flightplan.imports.Options.WrongOptions;
import org.flightplan.imports.csv.CsvSource;
import org.flightplan.imports.database.DatabaseSource;
import org.flightplan.imports.mapping.FormerTime;
import org.flightplan.imports.mapping.Ids;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Words;
import org.flightplan.imports.ndjson.NdjsonSource;
import org.flightplan.imports.sending.Import;
import org.flightplan.imports.sending.Report;
import org.flightplan.imports.sending.Source;
import org.flightplan.imports.sending.Source.SourceException;
import org.flightplan.imports.sending.Tally;

/**
 * {@code flightplan-import.jar}: what a former system knew, into a hospital of FlightPlan. It can be run again at any time, and was killed at
 * any time: what is there already is not sent again. It says nothing of a patient, neither to the terminal nor in the report.
 */
public final class Importer {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long TOLD_EACH = 1_000;
    private static final int REJECTED = 1;
    private static final int WRONG = 2;
    private static final int STOPPED = 3;

    private final Options options;
    private final Map<String, String> environment;
    private final PrintWriter out;

    Importer(Options options, Map<String, String> environment, PrintWriter out) {
        this.options = options;
        this.environment = environment;
        this.out = out;
    }

    /** Runs it, and ends the process with what came of it. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(System.getenv(), out, arguments));
    }

    /**
     * Runs it.
     *
     * @param environment where the token and the database's password are, if not in files
     * @param out is told how far it is
     * @return 0 when nothing was rejected, 1 when rows were, 2 for a wrong command line, 3 when it could not go on
     */
    public static int run(Map<String, String> environment, PrintWriter out, String... arguments) {
        try {
            Options options = Options.of(arguments);
            if (options.has("help")) {
                out.print(Options.USAGE);
                return 0;
            }
            return new Importer(options, environment, out).run();
        } catch (WrongOptions e) {
            out.println(e.getMessage());
            out.print(Options.USAGE);
            return WRONG;
        } catch (SourceException e) {
            out.println(e.getMessage());
            return STOPPED;
        } catch (FlightPlanException e) {
            out.println("FlightPlan did not go on (" + e.getMessage() + "). What was sent is recorded: run it again.");
            return STOPPED;
        }
    }

    private int run() {
        boolean dry = options.has("dry-run");
        Path file = options.path("report").orElse(Path.of("import-report.csv"));
        try (FlightPlanClient client = client();
                Report report = new Report(file);
                Source source = source(client)) {
            AtomicLong told = new AtomicLong();
            Consumer<Tally> progress = tally -> {
                long thousands = tally.read() / TOLD_EACH;
                if (told.getAndAccumulate(thousands, Math::max) < thousands) {
                    out.println(tally);
                }
            };
            Tally tally = new Import(client, report, dry, options.number("at-once", 4)).run(source, progress);
            out.println((dry ? "Dry run, nothing is written; it would be: " : "") + tally);
            if (tally.rejected() > 0) {
                out.println("The rows that are rejected, why and what to do: " + file);
            }
            return tally.rejected() == 0 ? 0 : REJECTED;
        }
    }

    private FlightPlanClient client() {
        try {
            return FlightPlanClient.at(URI.create(options.text("to", "")))
                    .token(this::token)
                    .patience(Patience.USUAL.withDeadline(PATIENCE))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new WrongOptions("--to takes an address such as https://flightplan.example");
        }
    }

    // read anew whenever one is refused: whoever provides it may have renewed it
    private String token() {
        return options.path("token-file")
                .map(Importer::secret)
                .or(() -> Optional.ofNullable(environment.get("FLIGHTPLAN_TOKEN")))
                .orElseThrow(
                        () -> new SourceException("There is no token: give --token-file, or set FLIGHTPLAN_TOKEN."));
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SourceException("A file of a secret can't be read: " + file);
        }
    }

    private Source source(FlightPlanClient client) {
        Mapping mapping = mapping(client);
        String tenant = options.value("tenant").orElse(null);
        if (options.value("csv").isPresent()) {
            return new CsvSource(options.path("csv").orElseThrow(), mapping);
        } else if (options.value("ndjson").isPresent()) {
            return new NdjsonSource(options.path("ndjson").orElseThrow(), tenant, mapping);
        }
        return new DatabaseSource(connection(), tenant, mapping);
    }

    private Connection connection() {
        Properties properties = new Properties();
        options.value("database-user").ifPresent(user -> properties.setProperty("user", user));
        options.path("database-password-file")
                .map(Importer::secret)
                .or(() -> Optional.ofNullable(environment.get("DATABASE_PASSWORD")))
                .ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("logServerErrorDetail", "false");
        try {
            return DriverManager.getConnection(options.text("database", ""), properties);
        } catch (SQLException e) {
            throw new SourceException("The database can't be reached (SQLSTATE " + e.getSQLState()
                    + "): see --database, --database-user and the password.");
        }
    }

    private Mapping mapping(FlightPlanClient client) {
        JsonObject tenant = client.send("GET", "/tenants/current", null);
        UUID id = UUID.fromString(tenant.getString("id"));
        Properties given = words();
        Map<String, Words> known = new ConcurrentHashMap<>();
        return new Mapping(
                id,
                new Ids(id, Secret.of(options.path("secret").orElse(Path.of("import.secret")))),
                new FormerTime(zone(), options.has("day-first")),
                specialty -> known.computeIfAbsent(specialty, name -> new Words(given, manifest(client, name))),
                options.value("specialty").orElseGet(() -> firstSpecialty(tenant)),
                options.value("attending").map(Importer::id).orElse(null),
                options.has("provisional"),
                options.path("attachments").orElse(null),
                Clock.systemUTC().instant());
    }

    private static String firstSpecialty(JsonObject tenant) {
        JsonArray enabled = tenant.getJsonArray("specialties");
        if (enabled == null || enabled.size() != 1) {
            throw new WrongOptions(
                    "The hospital has not one specialty alone: name by --specialty that of stays that name none.");
        }
        // a version may stand behind it
        return enabled.getString(0).replaceFirst("@.*", "");
    }

    private static JsonObject manifest(FlightPlanClient client, String specialty) {
        try {
            return client.send("GET", "/specialties/" + specialty.replaceAll("[^A-Za-z0-9_-]", "_") + "/config", null);
        } catch (NoSuchRecordException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(options.text("zone", "UTC"));
        } catch (DateTimeException e) {
            throw new WrongOptions("--zone takes a time zone, such as Europe/Berlin.");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new WrongOptions("--attending takes a user's UUID.");
        }
    }

    private Properties words() {
        Properties words = new Properties();
        options.path("words").ifPresent(file -> {
            try (InputStream stream = Files.newInputStream(file)) {
                words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            } catch (IOException | IllegalArgumentException e) {
                throw new SourceException(
                        "The file of --words can't be read: give one of lines such as risk.stable=LOW.");
            }
        });
        return words;
    }
}
