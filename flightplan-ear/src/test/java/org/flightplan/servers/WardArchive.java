package org.flightplan.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.web.client.ward.FlightPlanClients;
import org.flightplan.web.client.ward.ServiceTokens;
import org.flightplan.web.client.ward.WardApplication;
import org.flightplan.web.client.ward.WardResource;

/** A hospital's own application, as docs/client.md shows it: its classes, its settings, and the client. The server brings the rest. */
final class WardArchive {

    private static final Class<?>[] CLASSES = {
        WardApplication.class, WardResource.class, FlightPlanClients.class, ServiceTokens.class
    };

    private WardArchive() {}

    /** One that asks FlightPlan at this address, in its own name with this token. */
    static Path write(URI flightPlan, String token) throws IOException {
        Path war = Build.WORK.path().resolve("ward.war");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war))) {
            for (Class<?> type : CLASSES) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream code = type.getClassLoader().getResourceAsStream(name)) {
                    add(jar, "WEB-INF/classes/" + name, code.readAllBytes());
                }
            }
            add(jar, "WEB-INF/classes/META-INF/microprofile-config.properties", settings(flightPlan, token));
            add(jar, "WEB-INF/beans.xml", "<beans version=\"4.0\"/>".getBytes(StandardCharsets.UTF_8));
            add(jar, "WEB-INF/lib/flightplan-client.jar", Files.readAllBytes(client()));
        }
        return war;
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
    }

    private static byte[] settings(URI flightPlan, String token) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("flightplan.url", flightPlan.toString());
        settings.setProperty("flightplan/mp-rest/url", flightPlan.toString());
        settings.setProperty("ward.token", token);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        settings.store(written, null);
        return written.toByteArray();
    }

    private static Path client() {
        try {
            return Path.of(FlightPlanClient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
