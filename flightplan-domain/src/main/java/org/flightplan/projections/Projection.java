package org.flightplan.projections;

import org.flightplan.events.RecordedEvent;

/**
 * A read model in the making. It is given every event of every tenant once, in order, inside the transaction that also
 * moves its checkpoint; it writes through the projector's persistence unit and commits nothing itself.
 */
public interface Projection {

    /** A stable name: its checkpoint is kept under it. */
    String name();

    /** Changes the rows that an event concerns; an event of no concern changes nothing. */
    void apply(RecordedEvent event);

    /** Removes every row, before a rebuild. */
    void clear();
}
