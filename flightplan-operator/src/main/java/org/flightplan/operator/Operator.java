package org.flightplan.operator;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.audit.AuditUnavailable;
import org.flightplan.contents.ContentStore.StoreUnavailable;
import org.flightplan.database.DatabaseRefused;
import org.flightplan.events.LogUnavailable;
import org.flightplan.keys.KeysUnavailable;
import org.flightplan.keys.MissingKey;
import org.flightplan.migrations.SchemaUpdateException;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SettingException;
import org.flightplan.tenants.DatabaseUnavailable;

/** {@code java -jar flightplan-db.jar}: one command a call. */
public final class Operator {

    private static final String USAGE = """
            usage: java -jar flightplan-db.jar COMMAND [OPTIONS]

            the schema
              current                     version, what is pending, whether applied changesets are unchanged
              status --verbose            what is pending, by Liquibase
              history                     what was applied, and when
              update                      to this build's version; update-count --count=1 by one
              rollback-count --count=1    back by one; rollback --tag=TAG to where tag --tag=TAG was called
              update-sql, rollback-sql    what would be run, and nothing is changed
              changelog-sync              takes a schema that is there for migrated; changelog-sync-to-tag
              validate                    whether the changelog is sound
              list-locks, release-locks   who migrates; ends a session that does not
              update-testing-rollback     up, down and up again: for a copy of production's data

            the database
              database                    sizes, connections, slow and idle sessions, bloat, use of indexes, cache
              database analyze TABLE      counts its values anew; vacuum, vacuum-full (locks it), reindex likewise
              database cancel PID         ends what a session runs; database terminate PID ends it

            a tenant's archive (docs/archive.md)
              export --tenant=ID --recipient=age1... --file=FILE
                                          all of a tenant, encrypted to a public key
              import --file=FILE --identity=FILE --signer=PEM
                                          as a new tenant here; again after a failure, and it goes on; --check changes nothing

            for developers, in the source tree
              new "TITLE"                 an empty changeset, with its rollback to be written
              autogenerate "TITLE"        one with what entities have and the database lacks

            others
              url SETTING                 the setting's database, as a server's datasource takes it

            COMMAND --help lists the options. Settings, from the environment or .env: DATABASE_MIGRATIONS_URL or
            DATABASE_URL, DATABASE_MIGRATIONS_PASSWORD_FILE; docs/settings.md describes them.

            ends with 0 when done, 1 when it failed, 2 when a word or a setting is wrong, 3 when current finds something
            pending, 4 when it finds a changeset changed or unknown
            """;

    // held, or its level is forgotten with it
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private final OperatorSettings settings;
    private final Map<String, Command> commands = new TreeMap<>();
    private final PrintWriter out;
    private final PrintWriter errors;

    Operator(OperatorSettings settings, PrintWriter out, PrintWriter errors) {
        this.settings = settings;
        this.out = out;
        this.errors = errors;
        commands.put("current", new Current(settings, out));
        commands.put("release-locks", new ReleaseLocks(settings, out));
        commands.put("database", new WatchDatabase(settings, out));
        commands.put("new", new NewChangeSet(out));
        commands.put("autogenerate", new Autogenerate(settings, out));
        commands.put("export", new ExportTenant(settings, out));
        commands.put("import", new ImportTenant(settings, out));
        commands.put("url", new Url(settings, out));
        LiquibaseCommand.NAMES.forEach(
                name -> commands.putIfAbsent(name, new LiquibaseCommand(settings, errors, name)));
    }

    /** Runs one command and ends the process with its status. */
    public static void main(String[] arguments) {
        LIQUIBASE.setLevel(Level.WARNING);
        System.exit(run(arguments, writer(FileDescriptor.out), writer(FileDescriptor.err)));
    }

    private static int run(String[] arguments, PrintWriter out, PrintWriter errors) {
        try {
            return new Operator(OperatorSettings.of(System.getenv(), Path.of("")), out, errors).run(List.of(arguments));
        } catch (SettingException e) {
            errors.println(e.getMessage());
            return Command.WRONG_USE;
        }
    }

    private static PrintWriter writer(FileDescriptor target) {
        return new PrintWriter(new FileOutputStream(target), true, StandardCharsets.UTF_8);
    }

    /** What there is to choose from. */
    Set<String> commands() {
        return commands.keySet();
    }

    int run(List<String> arguments) {
        String name = arguments.isEmpty() ? "--help" : arguments.get(0);
        if (name.equals("--help") || name.equals("help")) {
            out.print(USAGE);
            out.flush();
            return arguments.isEmpty() ? Command.WRONG_USE : Command.DONE;
        }
        Command command = commands.get(name);
        if (command == null) {
            errors.println("\"" + name + "\" is no command of flightplan-db.jar: --help lists them.");
            return Command.WRONG_USE;
        }
        try {
            // a mistyped one would be taken for production by some commands, and not be looked at by others
            settings.environment();
            return command.run(arguments.subList(1, arguments.size()));
        } catch (SettingException e) {
            errors.println(e.getMessage());
            return Command.WRONG_USE;
        } catch (SchemaUpdateException | DatabaseRefused e) {
            errors.println(e.getMessage());
            return Command.FAILED;
        } catch (DatabaseUnavailable
                | LogUnavailable
                | AuditUnavailable
                | KeysUnavailable
                | MissingKey
                | StoreUnavailable e) {
            errors.println("It broke off, since " + e.getMessage() + ". See to that, and call again.");
            return Command.FAILED;
        }
    }
}
