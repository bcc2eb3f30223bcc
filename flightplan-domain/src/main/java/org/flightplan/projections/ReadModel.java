package org.flightplan.projections;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flightplan.tenants.TenantId;

/**
 * The table of a read model, as its projection declares it: the key {@code (tenant_id, id)}, and what else a row holds.
 */
public final class ReadModel {

    private final String table;
    private final List<String> names;
    private final List<ColumnKind> kinds;
    private final Optional<Reference> reference;

    /** A column whose value is the id of a row of another read model; a foreign key, checked at the commit. */
    record Reference(String column, String table) {}

    private ReadModel(String table, List<String> names, List<ColumnKind> kinds, Optional<Reference> reference) {
        this.table = table;
        this.names = names;
        this.kinds = kinds;
        this.reference = reference;
    }

    /** A table of which the key alone is known. */
    public static ReadModel of(String table) {
        return new ReadModel(table, List.of(), List.of(), Optional.empty());
    }

    /** The same with a further column. */
    public ReadModel with(String column, ColumnKind kind) {
        return new ReadModel(table, append(names, column), append(kinds, kind), reference);
    }

    /** The same with a column that refers to another read model: this one never gets ahead of that one. */
    public ReadModel referringTo(String otherTable, String column) {
        ReadModel wider = with(column, ColumnKind.UUID);
        return new ReadModel(table, wider.names, wider.kinds, Optional.of(new Reference(column, otherTable)));
    }

    /** A tenant's new row, to be filled. */
    public Row row(TenantId tenant, UUID id) {
        return new Row(this, new Row.Key(tenant, id));
    }

    String table() {
        return table;
    }

    List<ColumnKind> kinds() {
        return kinds;
    }

    Optional<Reference> reference() {
        return reference;
    }

    int indexOf(String column) {
        int index = names.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(table + " has no column " + column);
        }
        return index;
    }

    /** Its columns without the key, each in a template such as {@code "{} = excluded.{}"}. */
    String columns(String template) {
        return names.stream().map(name -> template.replace("{}", name)).collect(Collectors.joining(", "));
    }

    /** Its columns without the key, as a row of their elements is stored. */
    String stored() {
        return IntStream.range(0, names.size())
                .mapToObj(column -> kinds.get(column).stored(names.get(column)))
                .collect(Collectors.joining(", "));
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** The read models with their checkpoints and parked streams are there twice; the same code fills either. */
    enum TableSet {
        /** What queries read. */
        LIVE(""),
        /** What a rebuild fills beside it: unlogged, without the indexes that serve queries. */
        SHADOW("_shadow");

        private final String suffix;

        TableSet(String suffix) {
            this.suffix = suffix;
        }

        /** The name of this edition's table. */
        String table(String live) {
            return live + suffix;
        }
    }
}
