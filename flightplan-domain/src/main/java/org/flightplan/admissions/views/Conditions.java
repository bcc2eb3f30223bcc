package org.flightplan.admissions.views;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL in the making, with the values of its parameters in their order. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Conditions add(String text, Object... more) {
        sql.append(text);
        values.addAll(List.of(more));
        return this;
    }

    Conditions add(Conditions other) {
        sql.append(other.sql);
        values.addAll(other.values);
        return this;
    }

    Conditions and(String condition, Object... more) {
        return add(" and " + condition, more);
    }

    void equal(String column, @Nullable Object value) {
        if (value != null) {
            and(column + " = ?", value);
        }
    }

    String sql() {
        return sql.toString();
    }

    Query bind(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
