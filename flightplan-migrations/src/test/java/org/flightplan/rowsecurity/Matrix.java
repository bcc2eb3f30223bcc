package org.flightplan.rowsecurity;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Every table of tenants, every deed, every setting of the tenant: what a role may do that was granted everything, and
 * that nothing but the policies of requests and reports holds back.
 */
final class Matrix {

    static final UUID OWN = new UUID(1, 1);
    static final UUID OTHER = new UUID(2, 2);

    private static final int PARENT = 3;
    private static final int NEW = 4;
    private static final String REFUSED = "42501";
    private static final String UNREADABLE = "22P02";
    private static final String DANGLING = "23503";

    /** What the session says its tenant is, while it deals with the rows of {@link #OWN}. */
    enum Setting {
        OWN_TENANT("'" + OWN + "'"),
        OTHER_TENANT("'" + OTHER + "'"),
        UNSET(""),
        EMPTY("''"),
        BOGUS("'no tenant'");

        private final String value;

        Setting(String value) {
            this.value = value;
        }

        String statement() {
            return this == UNSET ? "select 1" : "select set_config('flightplan.tenant_id', " + value + ", true)";
        }
    }

    /** What is tried with a row of {@link #OWN}. */
    enum Deed {
        SELECT,
        INSERT,
        UPDATE,
        GIVE_AWAY,
        DELETE,
        UPSERT
    }

    private final Superuser superuser;

    /** Fills every table with a row of each of two tenants, and makes the role. */
    Matrix(Superuser superuser) throws SQLException {
        this.superuser = superuser;
        for (String table : superuser.tenantTables()) {
            superuser.run(new AnyRow(superuser, table, OWN, 1).insertion());
            superuser.run(new AnyRow(superuser, table, OTHER, 2).insertion());
        }
        // what a row that is yet to come may refer to
        for (String table :
                superuser.column("select distinct confrelid::regclass from pg_constraint where contype = 'f'"
                        + " and connamespace = 'public'::regnamespace")) {
            superuser.run(new AnyRow(superuser, table, OWN, PARENT).insertion());
        }
        superuser.run("set constraints all immediate");
        superuser.run("set constraints all deferred");
        superuser.run("create role wall_probe in role flightplan_app, flightplan_readonly");
        superuser.run("grant all on all tables in schema public to wall_probe");
        superuser.run("grant all on all sequences in schema public to wall_probe");
    }

    /** Where what was tried came to something else than it should. */
    List<String> breaches() throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (String table : superuser.tenantTables()) {
            for (Deed deed : Deed.values()) {
                breaches.addAll(breaches(table, deed));
            }
            breaches.addAll(breachesOfReferences(table));
        }
        return breaches;
    }

    /** The same for one table and one deed. */
    List<String> breaches(String table, Deed deed) throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String outcome =
                    superuser.outcome(setting.statement(), "set local role wall_probe", statement(table, deed));
            String expected = expected(table, deed, setting);
            if (!outcome.equals(expected)) {
                breaches.add(table + " " + deed + " " + setting + ": " + outcome + " instead of " + expected);
            }
        }
        return breaches;
    }

    /** The same for rows that refer to a row of {@link #OWN}. */
    List<String> breachesOfReferences(String table) throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (String reference : references(table)) {
            AnyRow own = newRow(table, OWN);
            AnyRow other = newRow(table, OTHER);
            for (Setting setting : Setting.values()) {
                AnyRow row = setting == Setting.OTHER_TENANT ? other : own;
                String outcome = superuser.outcome(
                        setting.statement(),
                        "set local role wall_probe",
                        row.insertion(),
                        "set constraints all immediate",
                        "select 'referred'");
                String expected = switch (setting) {
                    case OWN_TENANT -> "referred";
                    case OTHER_TENANT -> DANGLING;
                    case UNSET, EMPTY -> REFUSED;
                    case BOGUS -> UNREADABLE;
                };
                if (!outcome.equals(expected)) {
                    breaches.add(table + " " + reference + " " + setting + ": " + outcome + " instead of " + expected);
                }
            }
        }
        return breaches;
    }

    private String statement(String table, Deed deed) throws SQLException {
        AnyRow row = new AnyRow(superuser, table, OWN, 1);
        String ofOwn = " where tenant_id = '" + OWN + "' returning 1";
        return switch (deed) {
            case SELECT -> "select count(*) from " + table + " where tenant_id = '" + OWN + "'";
            case INSERT -> counted(newRow(table, OWN).insertion() + " returning 1");
            case UPDATE -> counted("update " + table + " set tenant_id = tenant_id" + ofOwn);
            case GIVE_AWAY -> counted("update " + table + " set tenant_id = '" + OTHER + "'" + ofOwn);
            case DELETE -> counted("delete from " + table + ofOwn);
            case UPSERT ->
                counted(row.insertion() + " on conflict on constraint " + table + "_pkey"
                        + " do update set tenant_id = excluded.tenant_id returning 1");
        };
    }

    private static String counted(String statement) {
        return "with done as (" + statement + ") select count(*) from done";
    }

    private String expected(String table, Deed deed, Setting setting) throws SQLException {
        boolean adds = deed == Deed.INSERT || deed == Deed.UPSERT;
        return switch (setting) {
            case OWN_TENANT -> expectedOfOwn(table, deed, adds);
            case OTHER_TENANT, UNSET, EMPTY -> adds ? REFUSED : "0";
            case BOGUS -> UNREADABLE;
        };
    }

    private String expectedOfOwn(String table, Deed deed, boolean adds) throws SQLException {
        if (deed == Deed.GIVE_AWAY || (changes(deed) && isAppendOnly(table))) {
            return REFUSED;
        }
        String all = "select count(*) from " + table + " where tenant_id = '" + OWN + "'";
        return adds ? "1" : superuser.column(all).get(0);
    }

    private static boolean changes(Deed deed) {
        return deed != Deed.SELECT && deed != Deed.INSERT;
    }

    private boolean isAppendOnly(String table) throws SQLException {
        return !superuser
                .column("select tgname from pg_trigger where tgrelid = '" + table + "'::regclass" + " and tgname = '"
                        + table + "_refuses_changes'")
                .isEmpty();
    }

    private List<String> references(String table) throws SQLException {
        return superuser.column("select conname from pg_constraint where contype = 'f' and conrelid = '" + table
                + "'::regclass order by 1");
    }

    /** A row that is not there yet, and refers to rows of {@link #OWN} that are. */
    private AnyRow newRow(String table, UUID tenant) throws SQLException {
        List<String> referring = superuser.column("select a.attname from pg_constraint k join pg_attribute a"
                + " on a.attrelid = k.conrelid and a.attnum = any (k.conkey) where k.contype = 'f' and k.conrelid = '"
                + table + "'::regclass and a.attname <> 'tenant_id'");
        return new AnyRow(superuser, table, tenant, NEW).with(referring, new AnyRow(superuser, table, OWN, PARENT));
    }
}
