package org.flightplan.bench.stand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node is started with.
 *
 * @param home a folder of its own for its log and what the server unpacks
 * @param war the application
 * @param database what its pools lead to
 * @param port where it listens; 0 for any free port
 * @param jvm options of its JVM, such as {@code -Xmx512m}
 * @param variables environment variables besides the pools', such as {@code LD_PRELOAD}
 * @param commands further commands of Payara Micro's after its start, such as a pool of the benchmark's own
 */
public record NodeSettings(
        Path home,
        Path war,
        Database database,
        int port,
        List<String> jvm,
        Map<String, String> variables,
        List<Path> commands) {

    /** Payara Micro listens on every address unless it is told before it starts. */
    static final String ON_LOOPBACK =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                    + ".address=127.0.0.1\n";

    private static final Map<String, String> ROLES = Map.of(
            "FLIGHTPLAN_DB", "flightplan_app",
            "FLIGHTPLAN_DB_EVENTS", "flightplan_events",
            "FLIGHTPLAN_DB_MIGRATIONS", "flightplan");

    /**
     * In development, on any free port, with the launcher's pools and nothing else; its JVM has the options that the system
     * property {@code stand.jvm} names.
     */
    public static NodeSettings of(Path home, Path war, Database database) {
        List<String> jvm = List.of(System.getProperty("stand.jvm", "-Xmx512m").split(" "));
        return new NodeSettings(home.toAbsolutePath(), war, database, 0, jvm, Map.of(), List.of());
    }

    /** The same with another application. */
    public NodeSettings withWar(Path other) {
        return new NodeSettings(home, other, database, port, jvm, variables, commands);
    }

    /** The same with another port. */
    public NodeSettings withPort(int other) {
        return new NodeSettings(home, war, database, other, jvm, variables, commands);
    }

    /** The same with other options of the JVM. */
    public NodeSettings withJvm(String... options) {
        return new NodeSettings(home, war, database, port, List.of(options), variables, commands);
    }

    /** The same with one more environment variable. */
    public NodeSettings withVariable(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new NodeSettings(home, war, database, port, jvm, more, commands);
    }

    /** The same with one more file of commands. */
    public NodeSettings withCommands(Path file) {
        List<Path> more = new ArrayList<>(commands);
        more.add(file);
        return new NodeSettings(home, war, database, port, jvm, variables, more);
    }

    List<String> command(int chosenPort, Path preBootCommands, Path postBootCommands) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-Duser.timezone=UTC");
        command.add("-Djava.io.tmpdir=" + home);
        command.addAll(List.of("-jar", Parts.payaraMicro().toString()));
        // nodes share nothing but the database
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", Integer.toString(chosenPort)));
        command.addAll(List.of("--prebootcommandfile", preBootCommands.toString()));
        command.addAll(List.of("--addlibs", Parts.postgresDriver().toString()));
        command.addAll(List.of("--postbootcommandfile", postBootCommands.toString()));
        command.addAll(List.of("--deploy", war.toString(), "--contextroot", "ROOT"));
        return command;
    }

    /** The launcher's pools and the node's own commands: the server takes one file of them. */
    String postBootCommands() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(Parts.pools(), StandardCharsets.UTF_8));
        for (Path file : commands) {
            all.append('\n').append(Files.readString(file, StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    /** Passwords go by the environment: a command line is everybody's to read. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("ENVIRONMENT", "development");
        ROLES.forEach((prefix, role) -> pool(environment, prefix, role, url(role)));
        pool(environment, "FLIGHTPLAN_DB_KEYS", "flightplan_keys", database.keyStoreUrl());
        environment.putAll(variables);
        return environment;
    }

    private void pool(Map<String, String> environment, String prefix, String role, String url) {
        environment.put(prefix + "_URL", url);
        environment.put(prefix + "_USER", role);
        environment.put(prefix + "_PASSWORD", database.password(role));
    }

    // as the launcher's
    private String url(String role) {
        String url = database.jdbcUrl()
                + "?ApplicationName=flightplan&logServerErrorDetail=false&reWriteBatchedInserts=true";
        return role.equals("flightplan") ? url + "&options=-c%20client_connection_check_interval%3D2000" : url;
    }
}
