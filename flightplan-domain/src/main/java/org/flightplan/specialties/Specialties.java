package org.flightplan.specialties;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The specialties this build knows; which of them a tenant may use is the tenant's to say. */
public final class Specialties {

    private static final Map<String, Manifest> KNOWN = read("cardiac.json");

    private Specialties() {}

    /** The manifest of this name, or empty. */
    public static Optional<Manifest> find(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /** The code by which a specialty compares a location; of one that it does not know, what was given. */
    public static String locationCode(String specialty, String location) {
        return find(specialty)
                .flatMap(manifest -> manifest.locationCode(location))
                .orElse(location);
    }

    /** The code of a location in the first specialty that knows it; of one that none knows, what was given. */
    public static String locationCode(String location) {
        return KNOWN.values().stream()
                .flatMap(manifest -> manifest.locationCode(location).stream())
                .findFirst()
                .orElse(location);
    }

    /** Whether any specialty declares a location of this code or alias. */
    public static boolean knowsLocation(String location) {
        return KNOWN.values().stream()
                .anyMatch(manifest -> manifest.locationCode(location).isPresent());
    }

    /** All manifests, in a fixed order. */
    public static Collection<Manifest> all() {
        return KNOWN.values();
    }

    /** The names of all manifests, in a fixed order. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    private static Map<String, Manifest> read(String... resources) {
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        for (String resource : resources) {
            Manifest manifest = ManifestReader.read(resource);
            manifests.put(manifest.name(), manifest);
        }
        return manifests;
    }
}
