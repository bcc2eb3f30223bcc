package org.flightplan.launcher.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The read models of the file, held against those that were built anew from its log. */
final class ReadModelComparison {

    private long alike;
    private long younger;
    private final List<String> differences = new ArrayList<>();

    /**
     * Compares, row by row.
     *
     * @param touched streams with events that the file's read models did not show yet
     */
    ReadModelComparison(Tables tables, Connection log, Connection file, Touched touched) throws SQLException {
        Set<String> left = touched.texts();
        for (Table table : tables.readModels()) {
            compare(table, log, file, left);
        }
    }

    boolean isAlike() {
        return differences.isEmpty();
    }

    /** In a sentence; no data. */
    String words() {
        String more = younger > 0 ? ", " + younger + " left out because the file's log goes on behind them" : "";
        return isAlike()
                ? alike + " rows of the read models, built anew, are those of the file" + more
                : "read models, built anew, differ from those of the file, which are replaced: "
                        + String.join(", ", differences) + "; " + alike + " rows are alike" + more;
    }

    private void compare(Table table, Connection log, Connection file, Set<String> left) throws SQLException {
        List<Integer> links = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (Tables.LINKS.contains(table.columns().get(i).name())) {
                links.add(i);
            }
        }
        long different = 0;
        try (PreparedStatement asked = Table.prepared(log, table.asked() + "order by r.tenant_id, r.id");
                ResultSet built = asked.executeQuery();
                Statement statement = file.createStatement();
                ResultSet kept = statement.executeQuery(table.stored() + "order by tenant_id, id")) {
            @Nullable Object @Nullable [] one = next(table, built, links, left);
            @Nullable Object @Nullable [] other = next(table, kept, links, left);
            while (one != null || other != null) {
                int order =
                        one == null ? 1 : other == null ? -1 : key(table, one).compareTo(key(table, other));
                if (order == 0 && one != null && other != null && Table.same(one, other)) {
                    alike++;
                } else {
                    different++;
                }
                one = order <= 0 ? next(table, built, links, left) : one;
                other = order >= 0 ? next(table, kept, links, left) : other;
            }
        }
        if (different > 0) {
            differences.add(table.name() + " in " + different + " rows");
        }
    }

    private @Nullable Object @Nullable [] next(Table table, ResultSet rows, List<Integer> links, Set<String> left)
            throws SQLException {
        while (rows.next()) {
            @Nullable Object[] row = table.row(rows);
            if (links.stream().noneMatch(link -> left.contains(String.valueOf(row[link])))) {
                return row;
            }
            younger++;
        }
        return null;
    }

    private static String key(Table table, @Nullable Object[] row) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            if (table.key().contains(table.columns().get(i).name())) {
                key.append(row[i]).append(' ');
            }
        }
        return key.toString();
    }
}
