package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flightplan.launcher.LauncherProcess;

/** {@code flightplan-import.jar} as a process of its own, for a hospital of a server. */
final class ImporterProcess {

    private static final Pattern SUMMARY =
            Pattern.compile("read (\\d+) = imported (\\d+) \\+ already there (\\d+) \\+ rejected (\\d+)");

    private final Path folder;
    private final LauncherProcess server;
    private final Path token;

    /**
     * What a run ended with.
     *
     * @param exit the process's
     */
    record Ended(int exit, long read, long imported, long there, long rejected, String output) {}

    /** @param folder of its token, secret and report */
    ImporterProcess(Path folder, LauncherProcess server, UUID tenant) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.server = server;
        this.token = folder.resolve("token");
        JsonObject request = Json.object("{\"tenant\": \"" + tenant + "\", \"roles\": [\"interface\"], \"user\": \""
                + UUID.nameUUIDFromBytes("importer".getBytes(StandardCharsets.UTF_8)) + "\"}");
        JsonObject answer = Caller.platformAdmin().at(server.base()).send("POST", "/dev/token", request);
        Files.writeString(token, answer.getString("access_token"));
    }

    Path secret() {
        return folder.resolve("secret");
    }

    Path report() {
        return folder.resolve("report.csv");
    }

    Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-jar",
                System.getProperty("flightplan.import.jar"),
                "--to",
                server.base(),
                "--token-file",
                token.toString(),
                "--secret",
                secret().toString(),
                "--report",
                report().toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    Ended run(String... options) throws IOException, InterruptedException {
        Process process = start(options);
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String output = Files.readString(folder.resolve("output"));
        Matcher summary = SUMMARY.matcher(output);
        long[] last = {-1, -1, -1, -1};
        while (summary.find()) {
            for (int i = 0; i < last.length; i++) {
                last[i] = Long.parseLong(summary.group(i + 1));
            }
        }
        return new Ended(process.waitFor(), last[0], last[1], last[2], last[3], output);
    }
}
