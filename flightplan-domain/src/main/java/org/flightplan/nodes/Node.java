package org.flightplan.nodes;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A node, as it last told.
 *
 * @param id made up at its start
 * @param host the machine's name
 * @param process its number there
 * @param version of the build that it runs; "unknown" for one that no build has made
 * @param startedAt by its own clock
 * @param seenAt when it last told, by the database's clock
 * @param silentSeconds since then, by that clock
 * @param told {@code problems}, {@code pools} and {@code late_work}: what {@link NodeReports} writes
 * @param answers whether it is the one that was asked
 */
public record Node(
        UUID id,
        String host,
        long process,
        String version,
        Instant startedAt,
        Instant seenAt,
        long silentSeconds,
        JsonObject told,
        boolean answers) {}
