package org.flightplan.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.settings.SettingException;

/** Payara Micro with the application, in this process. */
final class AppServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AppServer.class.getName());
    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";

    private static final String JSON_LINES = "fish.payara.enterprise.server.logging.JSONLogFormatter";
    private static final String OWN_HOOK = "Payara Micro Shutdown Hook";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final PayaraMicroBoot server;

    private AppServer(PayaraMicroBoot server) {
        this.server = server;
    }

    /**
     * Makes sure that nobody listens where the application is to listen.
     *
     * @throws SettingException when somebody does, or the address is none of this machine
     */
    static void requireFreePort(Settings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            // as the server binds: a port that only lingers after an earlier run is free
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.httpAddress()), settings.httpPort()));
        } catch (IOException e) {
            throw new SettingException("FLIGHTPLAN_HTTP_PORT: port " + settings.httpPort() + " of "
                    + settings.httpAddress() + " is taken by another program or not this machine's; set "
                    + "FLIGHTPLAN_HTTP_PORT to a free one, such as " + (settings.httpPort() == 8081 ? 8082 : 8081)
                    + ".");
        }
    }

    /**
     * Starts the server and deploys the application; its pools read the system properties of {@link
     * DatabaseAccess#properties()}. Returns when the deployment has ended, well or not: ask for readiness then.
     *
     * @throws Exception as Payara Micro gave it, when the server itself does not start
     */
    static AppServer start(Settings settings, Path temporary) throws Exception {
        Path commands = temporary.resolve("pre-boot-commands.txt");
        Files.writeString(
                commands, "set " + LISTENER + ".address=" + settings.httpAddress() + "\n", StandardCharsets.UTF_8);
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        try {
            PayaraMicroBoot server = PayaraMicroLauncher.create(new String[] {
                // nothing here is shared by nodes but the database; Hazelcast would listen on every address
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(settings.httpPort()),
                "--prebootcommandfile",
                commands.toString()
            });
            if (settings.logsJson()) {
                writeJson(server.getClass().getClassLoader());
            }
            return new AppServer(server);
        } finally {
            // Payara Micro leaves its own on the thread
            thread.setContextClassLoader(ours);
        }
    }

    /** Whether the application was deployed at all. */
    boolean isDeployed() {
        return !server.getRuntime().getDeployedApplicationNames().isEmpty();
    }

    /** Stops the application and the server; returns when both have stopped. */
    @Override
    public void close() {
        try {
            server.shutdown();
        } catch (BootstrapException | IllegalStateException e) {
            LOG.log(Level.FINE, "Payara Micro is already stopping", e);
        }
        awaitOwnHook();
    }

    /** Payara Micro stops itself too when the process is asked to end, at the same time; it may be the first to start. */
    private static void awaitOwnHook() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(OWN_HOOK) && !thread.equals(Thread.currentThread())) {
                try {
                    thread.join(LONGEST_STOP.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Has each line be a JSON object from now on; the log's own configuration does not find the server's classes. */
    private static void writeJson(ClassLoader server) throws ReflectiveOperationException {
        Formatter json = Class.forName(JSON_LINES, true, server)
                .asSubclass(Formatter.class)
                .getDeclaredConstructor()
                .newInstance();
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                handler.setFormatter(json);
            }
        }
    }
}
