package org.flightplan.projections;

import java.util.List;
import org.flightplan.events.RecordedEvent;

/**
 * A read model in the making: what each event does to it. It is pure, it sees no database, and an event changes at most
 * one of its rows. So the same projection serves a page of the log as it grows, and a rebuild beside it.
 */
public interface Projection {

    /** A stable name: its checkpoint is kept under it. */
    String name();

    /** Where its rows are. */
    ReadModel model();

    /** Fetches what the changes of these events need from elsewhere: once a page, before them. */
    default void prepare(List<RecordedEvent> events) {}

    /** What an event changes. Every event of every tenant is given once, in order. */
    RowChange change(RecordedEvent event);
}
