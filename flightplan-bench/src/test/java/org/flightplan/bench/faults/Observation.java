package org.flightplan.bench.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.bench.faults.Outcome.Acknowledged;

/**
 * What is there after a round, when all has come to rest.
 *
 * @param tenant the round's own
 * @param before when the last event before the round was recorded
 * @param log everything behind the position at which the round began, of every tenant, ascending by position
 * @param receipts the answers kept for the tenant's idempotency keys
 * @param tail the positions that a reader of the table saw, in the order in which it saw them
 * @param feed the same of a reader of the tenant's feed over HTTP
 * @param unprojected in which the read models differ from the log
 */
record Observation(
        UUID tenant,
        Instant before,
        List<StoredEvent> log,
        Map<String, Acknowledged> receipts,
        List<Long> tail,
        List<Long> feed,
        List<String> unprojected) {

    /** The tenant's own part of the log. */
    List<StoredEvent> ownLog() {
        return log.stream().filter(event -> event.tenant().equals(tenant)).toList();
    }
}
