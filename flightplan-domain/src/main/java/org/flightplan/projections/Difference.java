package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a live table equal to its shadow; rows that are equal already are not touched. */
final class Difference {

    private static final String REMOVE = """
            delete from %1$s as live
             where not exists (select from %2$s as shadow where shadow.tenant_id = live.tenant_id and shadow.id = live.id)
            """;
    // joined first: "on conflict" alone would lock, and so write, every row that it then leaves as it is
    private static final String PUT = """
            insert into %1$s (tenant_id, id, %3$s)
            select shadow.tenant_id, shadow.id, %4$s
              from %2$s as shadow
              left join %1$s as live on live.tenant_id = shadow.tenant_id and live.id = shadow.id
             where live.id is null or (%5$s) is distinct from (%4$s)
            on conflict (tenant_id, id) do update set %6$s
            """;

    private Difference() {}

    static void apply(Connection connection, ReadModel model) throws SQLException {
        String live = Edition.LIVE.table(model.table());
        String shadow = Edition.SHADOW.table(model.table());
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(REMOVE.formatted(live, shadow));
            statement.executeUpdate(PUT.formatted(
                    live,
                    shadow,
                    model.columns("%s"),
                    model.columns("shadow.%s"),
                    model.columns("live.%s"),
                    model.columns("%1$s = excluded.%1$s")));
        }
    }
}
