package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a live table equal to its shadow; rows that are equal already are not touched. */
final class Difference {

    // after all is put that is missing, there are more only when some are too many; told by counting, which is soon
    // done
    private static final String REMOVE = """
            delete from {live} as live
             where (select count(*) from {live}) > (select count(*) from {shadow})
               and not exists (select from {shadow} as shadow where shadow.tenant_id = live.tenant_id and shadow.id = live.id)
            """;
    // joined first: "on conflict" alone would lock, and so write, every row that it then leaves as it is
    private static final String PUT = """
            insert into {live} (tenant_id, id, {columns})
            select shadow.tenant_id, shadow.id, {new}
              from {shadow} as shadow
              left join {live} as live on live.tenant_id = shadow.tenant_id and live.id = shadow.id
             where live.id is null or ({old}) is distinct from ({new})
            on conflict (tenant_id, id) do update set {changes}
            """;

    private Difference() {}

    static void apply(Connection connection, ReadModel model) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(of(PUT, model));
            statement.executeUpdate(of(REMOVE, model));
        }
    }

    private static String of(String sql, ReadModel model) {
        return sql.replace("{live}", TableSet.LIVE.table(model.table()))
                .replace("{shadow}", TableSet.SHADOW.table(model.table()))
                .replace("{columns}", model.columns("{}"))
                .replace("{new}", model.columns("shadow.{}"))
                .replace("{old}", model.columns("live.{}"))
                .replace("{changes}", model.columns("{} = excluded.{}"));
    }
}
