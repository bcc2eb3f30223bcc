package org.flightplan.launcher.boot;

import fish.payara.micro.boot.loader.LaunchedURLClassLoader;
import fish.payara.micro.boot.loader.archive.Archive;
import fish.payara.micro.boot.loader.archive.JarFileArchive;
import fish.payara.micro.boot.loader.jar.JarFile;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/**
 * The main class of {@code flightplan.jar}: opens the jars under {@code FLIGHTPLAN-INF/lib} in place, in a class loader
 * of their own, and hands over to {@code org.flightplan.launcher.Launcher}.
 *
 * <p>The application asks its parents for a class first. Were the launcher's libraries on the outer class path, the
 * application would get its own classes from there, cut off from its libraries.
 */
public final class Boot {

    private static final String LIBRARIES = "FLIGHTPLAN-INF/lib/";

    private Boot() {}

    /**
     * Starts FlightPlan; {@code --help} lists the arguments.
     *
     * @throws Exception whatever stopped the launcher unforeseen
     */
    public static void main(String[] arguments) throws Exception {
        JarFile.registerUrlProtocolHandler();
        ClassLoader libraries = new LaunchedURLClassLoader(libraries(), Boot.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(libraries);
        try {
            libraries
                    .loadClass("org.flightplan.launcher.Launcher")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static URL[] libraries() throws Exception {
        File jar = new File(
                Boot.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<URL> urls = new ArrayList<>();
        for (Archive library : new JarFileArchive(jar).getNestedArchives(Boot::isLibrary)) {
            urls.add(library.getUrl());
        }
        return urls.toArray(URL[]::new);
    }

    private static boolean isLibrary(Archive.Entry entry) {
        return entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar");
    }
}
