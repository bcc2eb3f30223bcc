package org.flightplan.projections;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** A row of a read model in the making. It is its fold's own: nobody else sees it before the fold is done. */
public final class Row {

    private final ReadModel model;
    private final Key key;
    private final @Nullable Object[] values;

    /** The key of every read model's row: the tenant first. */
    record Key(TenantId tenant, UUID id) {}

    Row(ReadModel model, Key key) {
        this(model, key, new Object[model.kinds().size()]);
    }

    private Row(ReadModel model, Key key, @Nullable Object[] values) {
        this.model = model;
        this.key = key;
        this.values = values;
    }

    /**
     * Sets a column.
     *
     * @throws IllegalArgumentException when the model has no such column
     * @throws ClassCastException when it holds something else
     */
    public Row with(String column, @Nullable Object value) {
        int index = model.indexOf(column);
        return with(index, model.kinds().get(index).checked(value));
    }

    /** Sets a moment, unless the row has a later one. */
    public Row withLatest(String column, Instant moment) {
        Instant before = (Instant) values[model.indexOf(column)];
        return before != null && before.isAfter(moment) ? this : with(column, moment);
    }

    /** The object that a column holds. */
    public JsonObject json(String column) {
        return (JsonObject) Objects.requireNonNull(values[model.indexOf(column)]);
    }

    /** The moment that a column holds. */
    public Instant moment(String column) {
        return (Instant) Objects.requireNonNull(values[model.indexOf(column)]);
    }

    /** The number that a column holds. */
    public long number(String column) {
        return (long) Objects.requireNonNull(values[model.indexOf(column)]);
    }

    /** The flag that a column holds. */
    public boolean flag(String column) {
        return (boolean) Objects.requireNonNull(values[model.indexOf(column)]);
    }

    Row with(int column, @Nullable Object value) {
        values[column] = value;
        return this;
    }

    @Nullable
    Object value(int column) {
        return values[column];
    }

    Key key() {
        return key;
    }

    Row copy() {
        return new Row(model, key, values.clone());
    }

    /** The key alone: the rest may be PHI. */
    @Override
    public String toString() {
        return "Row[" + model.table() + " " + key.id() + "]";
    }
}
