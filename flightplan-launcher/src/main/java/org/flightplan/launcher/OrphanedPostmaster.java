package org.flightplan.launcher;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The PostgreSQL server that a killed launcher left running. Two servers on one data directory would destroy it, which
 * PostgreSQL refuses; so the first is stopped before the next starts. The caller holds {@link Home}: no living launcher
 * owns this server.
 */
final class OrphanedPostmaster {

    private static final Logger LOG = Logger.getLogger(OrphanedPostmaster.class.getName());
    private static final String LONGEST_STOP_SECONDS = "60";

    private OrphanedPostmaster() {}

    /**
     * Stops the server of this home, if one runs; its sessions end, what they committed stays.
     *
     * @throws IOException when it runs and can't be stopped; the message names its process
     */
    static void stop(Home home) throws IOException {
        Path pidFile = home.postgresData().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> found = process(pidFile);
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle process = found.get();
        if (!isServerOf(home.postgresData(), process)) {
            // the number was given to another program since; PostgreSQL would refuse to start because of it
            Files.delete(pidFile);
            return;
        }
        LOG.log(
                Level.INFO,
                "Stopping the PostgreSQL server that an earlier run left behind (process {0})",
                pid(process));
        if (!stopNicely(home) && process.isAlive()) {
            throw new IOException("The PostgreSQL server of an earlier run (process " + pid(process)
                    + ") does not stop: end that process, then start FlightPlan again.");
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        String first =
                Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
    }

    private static boolean isServerOf(Path data, ProcessHandle process) {
        Optional<String> command = process.info().command();
        Optional<String> line = process.info().commandLine();
        // what the platform does not tell is taken for ours: PostgreSQL's own lock file says so
        return command.map(path -> path.contains("postgres")).orElse(true)
                && line.map(text -> text.contains(data.toString())).orElse(true);
    }

    private static boolean stopNicely(Home home) throws IOException {
        Optional<Path> pgCtl = pgCtl(home);
        if (pgCtl.isEmpty()) {
            return false;
        }
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // as root: PostgreSQL's tools refuse to run as root
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(pgCtl.get().toString(), "-D", home.postgresData().toString(), "stop"));
        command.addAll(List.of("-m", "fast", "-w", "-t", LONGEST_STOP_SECONDS));
        Redirect log = Redirect.appendTo(home.postgresLog().toFile());
        Process stopping = new ProcessBuilder(command)
                .redirectOutput(log)
                .redirectError(log)
                .start();
        try {
            return stopping.waitFor(90, TimeUnit.SECONDS) && stopping.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> pgCtl(Home home) throws IOException {
        if (!Files.isDirectory(home.postgresProgram())) {
            return Optional.empty();
        }
        try (var found = Files.find(
                home.postgresProgram(),
                3,
                (path, attributes) -> path.endsWith("bin/pg_ctl") || path.endsWith("bin/pg_ctl.exe"))) {
            return found.findFirst();
        }
    }

    private static String pid(ProcessHandle process) {
        return Long.toString(process.pid());
    }
}
