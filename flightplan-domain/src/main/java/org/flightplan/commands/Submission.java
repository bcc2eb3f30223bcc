package org.flightplan.commands;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.flightplan.events.Related;
import org.flightplan.events.StreamKey;

/**
 * Commands to one stream that succeed or fail together.
 *
 * @param aggregate the stream's kind
 * @param stream its id
 * @param commands at least one, in order
 * @param related what else the rules look at
 * @param lookup tells that anew
 * @param envelope what comes with them
 */
public record Submission<C, S, E>(
        Aggregate<C, S, E> aggregate,
        UUID stream,
        List<C> commands,
        Related related,
        Supplier<Related> lookup,
        Envelope envelope) {

    /** One whose rules always look at the same. */
    public Submission(Aggregate<C, S, E> aggregate, UUID stream, List<C> commands, Related related, Envelope envelope) {
        this(aggregate, stream, commands, related, () -> related, envelope);
    }

    /** One whose rules look at what is found, which may be more when it is tried again. */
    public Submission(
            Aggregate<C, S, E> aggregate, UUID stream, List<C> commands, Supplier<Related> lookup, Envelope envelope) {
        this(aggregate, stream, commands, lookup.get(), lookup, envelope);
    }

    /** The same, with what is found now. */
    Submission<C, S, E> again() {
        return new Submission<>(aggregate, stream, commands, lookup, envelope);
    }

    /** Its stream among those of all tenants. */
    StreamKey key() {
        return new StreamKey(envelope.tenant().id(), stream);
    }
}
