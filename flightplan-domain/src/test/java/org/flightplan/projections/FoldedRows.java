package org.flightplan.projections;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Jsons;
import org.flightplan.projections.Projection.RowChange;
import org.jspecify.annotations.Nullable;

/** The rows that a projection's pure functions make of events; the database between them is left out. */
public final class FoldedRows {

    private final Projection projection;
    private final Map<UUID, Row> rows = new LinkedHashMap<>();

    public FoldedRows(Projection projection) {
        this.projection = projection;
    }

    /** Folds events; one that changes a row which is not there is an error. */
    public FoldedRows take(RecordedEvent... events) {
        for (RecordedEvent event : events) {
            RowChange change = projection.change(event);
            if (change instanceof RowChange.Begin begin) {
                rows.put(begin.row().key().id(), begin.row());
            } else if (change instanceof RowChange.Follow follow) {
                if (!rows.containsKey(follow.id())) {
                    throw new IllegalStateException("no row " + follow.id());
                }
                rows.put(follow.id(), follow.fold().apply(rows.get(follow.id()).copy()));
            }
        }
        return this;
    }

    public int count() {
        return rows.size();
    }

    /** A row's column; JSON as text, with apostrophes for quotes. */
    public @Nullable Object column(UUID id, String column) {
        Object value = rows.get(id).value(projection.model().indexOf(column));
        return value instanceof jakarta.json.JsonObject object
                ? Jsons.text(object).replace('"', '\'')
                : value;
    }
}
