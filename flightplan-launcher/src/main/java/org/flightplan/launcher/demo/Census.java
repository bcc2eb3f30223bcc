package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The synthetic stays of {@code census.ndjson}. All of it is invented, and treated like real data all the same.
 *
 * @param tenants the heart centres, in the file's order
 * @param commands what happened in them, in the file's order
 * @param newestMoment the latest moment anywhere in the file
 */
record Census(List<Tenant> tenants, List<Command> commands, Instant newestMoment) {

    /**
     * A heart centre.
     *
     * @param id its UUID
     * @param name as shown to its users
     */
    record Tenant(String id, String name) {}

    /** Reads the file in the jar. */
    static Census read() {
        try (InputStream file = Census.class.getResourceAsStream("census.ndjson")) {
            return read(
                    new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads lines of the same form. */
    static Census read(BufferedReader lines) throws IOException {
        List<Tenant> tenants = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        Map<String, String> patientOfAdmission = new HashMap<>();
        Instant newest = Instant.MIN;
        int number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            JsonObject line = Json.object(text);
            if (line.containsKey("tenant_name")) {
                tenants.add(new Tenant(line.getString("tenant"), line.getString("tenant_name")));
                continue;
            }
            commands.add(command(number, line, patientOfAdmission));
            Instant newestHere = Moments.newest(line);
            newest = newestHere.isAfter(newest) ? newestHere : newest;
        }
        return new Census(List.copyOf(tenants), List.copyOf(commands), newest);
    }

    private static Command command(int number, JsonObject line, Map<String, String> patientOfAdmission) {
        String path = line.getString("path");
        JsonObject body = line.getJsonObject("body");
        String[] steps = path.split("/", -1);
        String admission = body.getString("admission_id", steps.length > 2 ? steps[2] : "");
        @Nullable String patient = body.getString("patient_id", null);
        if (patient == null) {
            patient = patientOfAdmission.get(admission);
        } else if (!admission.isEmpty()) {
            patientOfAdmission.put(admission, patient);
        }
        if (patient == null) {
            throw new IllegalStateException("Line " + number + " of the census concerns nobody known");
        }
        return new Command(number, line.getString("tenant"), line.getString("method"), path, body, patient);
    }
}
