package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is in the EAR, and what must not be. A class that is there twice is two classes, and its singletons are two. */
class EarIT {

    @Test
    void nothing_is_packed_twice() throws IOException {
        try (ZipFile ear = new ZipFile(Build.EAR.path().toFile())) {
            Set<String> shared = jars(ear.stream().map(ZipEntry::getName));
            assertTrue(
                    shared.containsAll(Set.of("flightplan-domain.jar", "flightplan-migrations.jar")), shared::toString);

            Set<String> twice = new TreeSet<>(webLibraries(ear));
            twice.retainAll(shared);
            assertEquals(Set.of(), twice);
        }
    }

    @Test
    void what_belongs_to_the_server_is_not_in_it() throws IOException {
        try (ZipFile ear = new ZipFile(Build.EAR.path().toFile())) {
            Set<String> all = jars(ear.stream().map(ZipEntry::getName));
            all.addAll(webLibraries(ear));
            Set<String> theServers = all.stream()
                    .filter(name -> name.matches("(postgresql|eclipselink|org\\.eclipse\\.persistence|jakarta\\.).*"))
                    .collect(Collectors.toSet());
            assertEquals(Set.of(), theServers);
        }
    }

    private static Set<String> webLibraries(ZipFile ear) throws IOException {
        Set<String> entries = new TreeSet<>();
        try (ZipInputStream war = new ZipInputStream(ear.getInputStream(ear.getEntry("flightplan-web.war")))) {
            for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
                entries.add(entry.getName());
            }
        }
        return jars(entries.stream());
    }

    private static Set<String> jars(Stream<String> entries) {
        return entries.filter(name -> name.endsWith(".jar"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1).replaceFirst("-\\d.*(?=\\.jar$)", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
