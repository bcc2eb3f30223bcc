package org.flightplan.projections;

import java.util.UUID;
import java.util.function.UnaryOperator;

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
