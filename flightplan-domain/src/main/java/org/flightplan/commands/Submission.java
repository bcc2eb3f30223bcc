package org.flightplan.commands;

import java.util.List;
import java.util.UUID;
import org.flightplan.events.Related;
import org.flightplan.events.StreamKey;

/**
 * Commands to one stream that succeed or fail together.
 *
 * @param aggregate the stream's kind
 * @param stream its id
 * @param commands at least one, in order
 * @param related what else the rules look at
 * @param envelope what comes with them
 */
public record Submission<C, S, E>(
        Aggregate<C, S, E> aggregate, UUID stream, List<C> commands, Related related, Envelope envelope) {

    /** Its stream among those of all tenants. */
    StreamKey key() {
        return new StreamKey(envelope.tenant().id(), stream);
    }
}
