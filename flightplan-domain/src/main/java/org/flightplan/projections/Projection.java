package org.flightplan.projections;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    /** What an event does to a read model: it begins a row, changes one, or neither. */
    public sealed interface RowChange {

        /** A row begins; one of the same key is replaced. */
        record Begin(Row row) implements RowChange {}

        /** A row changes. The fold is given a row of its own and gives it back; it depends on nothing but row and event. */
        record Follow(UUID id, UnaryOperator<Row> fold) implements RowChange {}

        /** An event of no concern. */
        record None() implements RowChange {}

        /** The change of an event that begins a row. */
        static RowChange begin(Row row) {
            return new Begin(row);
        }

        /** The change of an event that needs the row of its tenant with this id; without one, its stream is parked. */
        static RowChange follow(UUID id, UnaryOperator<Row> fold) {
            return new Follow(id, fold);
        }

        /** The change of an event of no concern. */
        static RowChange none() {
            return new None();
        }
    }
}
