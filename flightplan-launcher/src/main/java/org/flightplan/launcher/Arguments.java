package org.flightplan.launcher;

import java.util.List;
import org.flightplan.settings.SettingException;

/**
 * What the command line asks for.
 *
 * @param demo load the simulated hospitals once the application is ready
 * @param stopWithParent end with the process that started this one: Maven, when ended by a signal, leaves it behind
 * @param help print the usage and end
 */
record Arguments(boolean demo, boolean stopWithParent, boolean help) {

    private static final String DEMO = "--demo";
    private static final String STOP_WITH_PARENT = "--stop-with-parent";
    private static final String HELP = "--help";

    static final String USAGE = """
            usage: java -jar flightplan.jar [--demo] [--stop-with-parent] [--help]

              --demo              load three simulated hospitals once FlightPlan is ready; run again, it changes
                                  nothing
              --stop-with-parent  end when the process that started this one ends, however it ends
              --help              print this and end

            settings, from the environment:
              FLIGHTPLAN_HTTP_PORT     port of the console and the API (8080)
              FLIGHTPLAN_HTTP_ADDRESS  address to listen on (127.0.0.1 in development and test, else 0.0.0.0)
              FLIGHTPLAN_HOME          folder of the embedded database and the passwords (flightplan-home, here)
              ENVIRONMENT              development, test, staging or production (development)
              DATABASE_URL             your own PostgreSQL instead of the embedded one, as flightplan_app; or, for
                                       development, a file: sqlite:///./flightplan_dev.db, sqlite:///:memory:
              DATABASE_EVENTS_URL      the same as flightplan_events, DATABASE_MIGRATIONS_URL as flightplan (both
                                       default to DATABASE_URL's server, with the passwords in FLIGHTPLAN_HOME)
              DATABASE_KEYS_URL        with DATABASE_URL: the key store, as flightplan_keys

            ends with 0 when stopped, 1 when FlightPlan can't start, 2 when an argument or a setting is wrong
            """;

    /**
     * Reads the command line.
     *
     * @throws SettingException naming the argument that is unknown
     */
    static Arguments of(String... arguments) {
        List<String> given = List.of(arguments);
        for (String argument : given) {
            if (!List.of(DEMO, STOP_WITH_PARENT, HELP).contains(argument)) {
                throw new SettingException(
                        "\"" + argument + "\" (command line) is no argument of FlightPlan: --help lists " + "them.");
            }
        }
        return new Arguments(given.contains(DEMO), given.contains(STOP_WITH_PARENT), given.contains(HELP));
    }
}
