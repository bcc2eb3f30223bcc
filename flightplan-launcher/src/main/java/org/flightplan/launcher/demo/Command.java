package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import java.util.Locale;

/**
 * One line of the census: a command of the HTTP API.
 *
 * @param line its number in the file, from 1
 * @param tenant whose command it is
 * @param path below {@code /api/v1}
 * @param body as it stands in the file
 * @param patient whom it concerns; commands of one patient are sent in the file's order
 */
record Command(int line, String tenant, String method, String path, JsonObject body, String patient) {

    /** The same in every run, and no other line's: sent again, the command is answered as the first time. */
    String idempotencyKey() {
        return String.format(Locale.ROOT, "census-%06d", line);
    }

    /** Shows no patient. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
