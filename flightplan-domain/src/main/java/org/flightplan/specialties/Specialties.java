package org.flightplan.specialties;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flightplan.tenants.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * The specialties that are installed, each in one or several versions; which of them a tenant may use, and in which version, is
 * the tenant's to say. Those of the class path are there from the beginning, those of a folder from when the node starts.
 */
public final class Specialties {

    private static final Logger LOG = Logger.getLogger(Specialties.class.getName());

    /**
     * What is installed.
     *
     * @param byName each specialty's versions, the newest first
     * @param files of each pack, by the name and version of its manifest
     * @param problems what is wrong with the packs that could not be used
     */
    private record Installed(
            Map<String, List<Manifest>> byName, Map<String, Map<String, byte[]>> files, List<PackProblem> problems) {}

    private static volatile Installed installed = with(
            new Installed(Map.of(), Map.of(), List.of()),
            PackSource.onClassPath(Specialties.class.getClassLoader()),
            List.of());

    private Specialties() {}

    /** Installs the packs of a folder, too; one that is broken, or is there already, is told of and left out. */
    public static synchronized void install(Path folder) {
        List<PackProblem> problems = new ArrayList<>();
        List<PackSource> found = PackSource.in(folder, problems);
        installed = with(installed, found, problems);
    }

    private static Installed with(Installed before, List<PackSource> more, List<PackProblem> found) {
        Map<String, List<Manifest>> byName = new TreeMap<>(before.byName());
        Map<String, Map<String, byte[]>> files = new TreeMap<>(before.files());
        List<PackProblem> problems = new ArrayList<>(found);
        for (PackSource source : more) {
            try {
                Manifest manifest = PackReader.read(source);
                List<Manifest> versions = new ArrayList<>(byName.getOrDefault(manifest.name(), List.of()));
                if (versions.stream().anyMatch(known -> known.version().equals(manifest.version()))) {
                    problems.add(new PackProblem(
                            source.file(), 1, manifest + " is installed twice", "take one away, or raise its version"));
                } else {
                    versions.add(manifest);
                    versions.sort(Comparator.comparing(Manifest::version).reversed());
                    byName.put(manifest.name(), List.copyOf(versions));
                    files.put(choice(manifest), source.files());
                }
            } catch (BrokenPack e) {
                problems.addAll(e.problems());
            }
        }
        problems.forEach(problem -> LOG.log(Level.WARNING, "A specialty pack is not used: {0}", problem));
        List<PackProblem> all = new ArrayList<>(before.problems());
        all.addAll(problems);
        return new Installed(byName, files, List.copyOf(all));
    }

    /** What is wrong with packs that are not used; empty when all are. */
    public static List<PackProblem> problems() {
        return installed.problems();
    }

    /** The newest manifest of this name, or empty. */
    public static Optional<Manifest> find(String name) {
        return versions(name).stream().findFirst();
    }

    /** The manifest of this name and version, or empty. */
    public static Optional<Manifest> find(String name, String version) {
        return versions(name).stream()
                .filter(manifest -> manifest.version().toString().equals(version))
                .findFirst();
    }

    /** The manifest by which a tenant's new events are judged: of the version it has chosen, else the newest. */
    public static Optional<Manifest> of(Tenant tenant, String name) {
        return tenant.versionOf(name).flatMap(version -> find(name, version)).or(() -> find(name));
    }

    /** The installed versions of a specialty, the newest first. */
    public static List<Manifest> versions(String name) {
        return installed.byName().getOrDefault(name, List.of());
    }

    /** The newest manifest of each specialty, by name. */
    public static Collection<Manifest> all() {
        return installed.byName().values().stream()
                .map(versions -> versions.get(0))
                .toList();
    }

    /** The names of all specialties, in their order. */
    public static List<String> names() {
        return List.copyOf(installed.byName().keySet());
    }

    /**
     * What a tenant may choose: a specialty by its name, or one of its versions, such as {@code name@1.0.0}.
     */
    public static List<String> choices() {
        return installed.byName().values().stream()
                .flatMap(versions -> Stream.concat(
                        Stream.of(versions.get(0).name()), versions.stream().map(Specialties::choice)))
                .toList();
    }

    /** The files of an installed pack by their names, as its author delivers them. */
    public static Map<String, byte[]> files(Manifest manifest) {
        return installed.files().getOrDefault(choice(manifest), Map.of());
    }

    /** How a tenant chooses this version of a specialty, such as {@code name@1.0.0}. */
    public static String choice(Manifest manifest) {
        return manifest.name() + Tenant.AT + manifest.version();
    }

    /** The code by which a specialty compares a location; of one that no version of it knows, what was given. */
    public static String locationCode(String specialty, String location) {
        return firstOf(versions(specialty).stream(), manifest -> manifest.locationCode(location))
                .orElse(location);
    }

    /** The code of a location in the first specialty that knows it; of one that none knows, what was given. */
    public static String locationCode(String location) {
        return firstOf(everyVersion(), manifest -> manifest.locationCode(location))
                .orElse(location);
    }

    /** The code of a risk state in the first specialty that knows it; of one that none knows, what was given. */
    public static String riskCode(String risk) {
        return firstOf(everyVersion(), manifest -> manifest.riskState(risk))
                .map(Manifest.RiskState::code)
                .orElse(risk);
    }

    /** Whether any specialty declares a location of this code or alias. */
    public static boolean knowsLocation(String location) {
        return firstOf(everyVersion(), manifest -> manifest.locationCode(location))
                .isPresent();
    }

    /** The JSON Schema that packs are held to. */
    public static JsonObject schema() {
        return PackSchema.JSON;
    }

    /**
     * An event type as the manifest declares by which an event was judged; without that one, the first that has it.
     *
     * @param manifest its name, or null when nobody knows
     * @param version of the manifest
     */
    public static Optional<Manifest.EventTypeDeclaration> eventType(
            @Nullable String manifest, @Nullable String version, String eventType) {
        Optional<Manifest> judge = manifest == null || version == null ? Optional.empty() : find(manifest, version);
        return judge.flatMap(known -> known.eventType(eventType))
                .or(() -> firstOf(everyVersion(), known -> known.eventType(eventType)));
    }

    /** The label of an event type in the newest version of the first specialty that declares it, or empty. */
    public static Optional<String> labelOf(String eventType) {
        return firstOf(everyVersion(), manifest -> manifest.eventType(eventType))
                .map(Manifest.EventTypeDeclaration::label);
    }

    private static Stream<Manifest> everyVersion() {
        return installed.byName().values().stream().flatMap(List::stream);
    }

    private static <T> Optional<T> firstOf(Stream<Manifest> manifests, Function<Manifest, Optional<T>> part) {
        return manifests.map(part).flatMap(Optional::stream).findFirst();
    }
}
