package org.flightplan.commands;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Commands to one stream that succeed or fail together.
 *
 * @param aggregate the stream's kind
 * @param stream its id
 * @param commands at least one, in order
 * @param related further streams whose existence the rules ask for
 * @param envelope what comes with them
 */
public record Submission<C, S, E>(
        Aggregate<C, S, E> aggregate, UUID stream, List<C> commands, Set<UUID> related, Envelope envelope) {}
