package org.flightplan.migrations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that is installed on this machine, with its tools: a cluster in a folder of the test's with production's
 * settings, run by the user who may run one.
 */
public final class InstalledPostgres implements AutoCloseable {

    private static final Path SERVER_CONFIG = Path.of("../server-config");
    private static final String SERVERS_USER = "postgres";

    private final Path tools = tools();
    private final Path folder;
    private final Optional<Path> archive;
    private final int port = freePort();

    /** Makes the cluster in {@code folder/live}, which archives its WAL in {@code folder/archive}, and starts it. */
    public InstalledPostgres(Path folder) throws IOException, InterruptedException {
        this(folder, Optional.of(folder.resolve("archive")));
    }

    /** The same, with an archive of one's choice or none. */
    public InstalledPostgres(Path folder, Optional<Path> archive) throws IOException, InterruptedException {
        this.folder = folder;
        this.archive = archive;
        letServersUserWrite();
        copyScripts();
        run(
                Map.of(),
                tool("initdb"),
                "--pgdata=" + live(),
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale");
        Path settings = folder.resolve("live.conf");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "include '" + folder.resolve("server-config/postgres/postgresql.conf") + "'",
                        "listen_addresses = 'localhost'",
                        "unix_socket_directories = ''",
                        pgaudit(),
                        archiving(),
                        ""));
        run(Map.of(), "sh", "-c", "cat '" + settings + "' >> '" + live() + "/postgresql.conf'");
        start();
    }

    private String archiving() throws IOException, InterruptedException {
        if (archive.isEmpty()) {
            return "";
        }
        run(Map.of(), "mkdir", "-p", archive.get().toString());
        return "archive_mode = on\narchive_command = '" + scripts().resolve("postgres/backup/archive-wal.sh")
                + " \"%p\" \"%f\" " + archive.get() + "'";
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public Path archive() {
        return archive.orElseThrow();
    }

    /** The operator's folder, as the server's user may read it. */
    public Path scripts() {
        return folder.resolve("server-config");
    }

    /** Where its data are. */
    public Path live() {
        return folder.resolve("live");
    }

    public void start() throws IOException, InterruptedException {
        run(
                Map.of(),
                tool("pg_ctl"),
                "--pgdata=" + live(),
                "--log=" + folder.resolve("live.log"),
                "--wait",
                "--options=-p " + port,
                "start");
    }

    /** Where the scripts find the cluster's database. */
    public Map<String, String> connection(int atPort, String database) {
        return new TreeMap<>(Map.of(
                "PGHOST",
                "localhost",
                "PGPORT",
                Integer.toString(atPort),
                "PGUSER",
                "postgres",
                "PGDATABASE",
                database,
                "PG_BIN",
                tools.toString()));
    }

    /** Stops a cluster at once, as a lost machine does. */
    public void stop(Path data) throws IOException, InterruptedException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            run(Map.of(), tool("pg_ctl"), "--pgdata=" + data, "--mode=immediate", "--wait", "stop");
        }
    }

    /** Runs one of the operator's scripts for backups; gives what it wrote. */
    public String script(Map<String, String> settings, String name, String... arguments)
            throws IOException, InterruptedException {
        return run(
                settings,
                Stream.concat(
                                Stream.of(scripts()
                                        .resolve("postgres/backup")
                                        .resolve(name)
                                        .toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** What a script writes that is to end with a status above 0. */
    public String refusal(Map<String, String> settings, String name, String... arguments)
            throws IOException, InterruptedException {
        try {
            String written = script(settings, name, arguments);
            throw new AssertionError(name + " went through: " + written);
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** Starts what receives the cluster's WAL as it is written, into this folder, as another machine would. */
    public Process receiveWal(Path received, String slot) throws IOException, InterruptedException {
        Map<String, String> settings = connection(port, "postgres");
        run(Map.of(), "mkdir", received.toString());
        Path output = folder.resolve("receiver.log");
        return program(
                        settings,
                        output,
                        tool("pg_receivewal"),
                        "--directory=" + received,
                        "--slot=" + slot,
                        "--synchronous",
                        "--no-loop")
                .start();
    }

    /** Copies a base backup as one of Debian's servers is: settings and rules stand elsewhere. */
    public void copyAsOnDebian(Path base, Path copy) throws IOException, InterruptedException {
        run(Map.of(), "cp", "-a", base.toString(), copy.toString());
        run(
                Map.of(),
                "rm",
                copy.resolve("postgresql.conf").toString(),
                copy.resolve("pg_hba.conf").toString(),
                copy.resolve("pg_ident.conf").toString());
    }

    /** Loses the cluster: it ends at once, and its data are gone. */
    public void lose() throws IOException, InterruptedException {
        stop(live());
        run(Map.of(), "rm", "-r", live().toString());
    }

    /** Runs a program as the server's user; gives what it wrote. */
    public String run(Map<String, String> settings, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output-", ".log");
        int status = program(settings, output, command).start().waitFor();
        String written = Files.readString(output, StandardCharsets.UTF_8);
        if (status != 0) {
            throw new IllegalStateException(List.of(command) + " ended with " + status + ": " + written);
        }
        return written;
    }

    private static ProcessBuilder program(Map<String, String> settings, Path output, String... command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("runuser", "-u", SERVERS_USER, "--", "env"));
            settings.forEach((name, value) -> words.add(name + "=" + value));
        }
        words.addAll(List.of(command));
        ProcessBuilder program =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        program.environment().putAll(settings);
        return program;
    }

    /** What an operator sets who has it. */
    private String pgaudit() {
        Path library = tools.resolveSibling("lib").resolve("pgaudit.so");
        if (!Files.exists(library)) {
            throw Prerequisite.missing("That pgaudit tells of no patient is shown with it:"
                    + " apt-get install postgresql-15-pgaudit, or the one of your PostgreSQL's version.");
        }
        return "shared_preload_libraries = 'pgaudit'\npgaudit.log = 'ddl, role'";
    }

    /** What the server has logged so far. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("live.log"), StandardCharsets.UTF_8);
    }

    private String tool(String name) {
        return tools.resolve(name).toString();
    }

    // a build's folder may be closed to the server's user
    private void copyScripts() throws IOException {
        try (Stream<Path> files = Files.walk(SERVER_CONFIG)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        scripts().resolve(SERVER_CONFIG.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void letServersUserWrite() throws IOException {
        if (isRoot()) {
            var user = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SERVERS_USER);
            Files.setOwner(folder, user);
        }
    }

    // PostgreSQL does not run as root
    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Path tools() {
        @Nullable String chosen = System.getenv("PG_BIN");
        Path packaged = Path.of("/usr/lib/postgresql");
        Stream<Path> places = chosen == null ? versions(packaged) : Stream.of(Path.of(chosen));
        Optional<Path> found = places.filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("pg_dump")))
                .findFirst();
        return found.orElseThrow(() -> Prerequisite.missing("The tests of backups need PostgreSQL's server and tools:"
                + " apt-get install postgresql, or set PG_BIN to the folder that holds initdb and pg_dump."));
    }

    private static Stream<Path> versions(Path packaged) {
        if (!Files.isDirectory(packaged)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(packaged)) {
            return versions.map(version -> version.resolve("bin")).sorted(Comparator.reverseOrder()).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop(live());
    }
}
