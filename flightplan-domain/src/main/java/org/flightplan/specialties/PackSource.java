package org.flightplan.specialties;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A pack as it is found: its YAML, and the files beside that.
 *
 * @param file as its author knows it
 * @param yaml what {@code specialty.yaml} holds
 * @param beside the other files of the folder by name, such as icons
 */
record PackSource(String file, String yaml, Map<String, byte[]> beside) {

    private static final String NAME = "specialty.yaml";
    private static final int LARGEST = 1_000_000;

    /** Lists, in each jar of the class path that has packs, their folders, one a line; an icon beside is found by its name. */
    private static final String INDEX = "META-INF/flightplan-specialties";

    /** All files of the pack's folder, by name. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>(beside);
        files.put(NAME, yaml.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** The packs of the class path. */
    static List<PackSource> onClassPath(ClassLoader loader) {
        List<PackSource> found = new ArrayList<>();
        try {
            for (URL index : Collections.list(loader.getResources(INDEX))) {
                for (String folder :
                        text(index).lines().filter(line -> !line.isBlank()).toList()) {
                    URL yaml = loader.getResource(folder.strip() + "/" + NAME);
                    if (yaml != null) {
                        found.add(new PackSource(
                                folder.strip() + "/" + NAME, text(yaml), icons(loader, folder.strip(), text(yaml))));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /**
     * The packs of a folder: a folder each, or a jar in which one or several stand.
     *
     * @param problems is told of what can't be read
     */
    static List<PackSource> in(Path folder, List<PackProblem> problems) {
        List<PackSource> found = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                try {
                    found.addAll(child.toString().endsWith(".jar") ? inJar(child) : inFolder(child, child.toString()));
                } catch (IOException | RuntimeException e) {
                    problems.add(new PackProblem(
                            child.toString(),
                            1,
                            "can't be read",
                            "give the server's user the right to, or copy it anew"));
                }
            }
        } catch (IOException e) {
            problems.add(new PackProblem(
                    folder.toString(), 1, "is no folder that can be read", "set SPECIALTIES_DIR to one, or unset it"));
        }
        return found;
    }

    private static List<PackSource> inJar(Path jar) throws IOException {
        List<PackSource> found = new ArrayList<>();
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> all = Files.walk(inside.getPath("/"))) {
            for (Path yaml : all.filter(path -> path.endsWith(NAME)).toList()) {
                Path folder = Optional.ofNullable(yaml.getParent()).orElseThrow();
                found.addAll(inFolder(folder, jar + "!" + folder));
            }
        }
        return found;
    }

    private static List<PackSource> inFolder(Path folder, String name) throws IOException {
        Path yaml = folder.resolve(NAME);
        if (!Files.isRegularFile(yaml)) {
            return List.of();
        }
        Map<String, byte[]> beside = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) <= LARGEST && !file.endsWith(NAME)) {
                    beside.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        String separator = name.endsWith("/") ? "" : "/";
        return List.of(new PackSource(name + separator + NAME, read(yaml), beside));
    }

    // what is too long, whatever its letters, is so here, too
    private static String read(Path yaml) throws IOException {
        try (InputStream stream = Files.newInputStream(yaml)) {
            return new String(stream.readNBytes(4 * LARGEST + 4), StandardCharsets.UTF_8);
        }
    }

    private static String text(URL url) throws IOException {
        try (InputStream stream = url.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // a class path can't be listed: what the pack names is looked for
    private static Map<String, byte[]> icons(ClassLoader loader, String folder, String yaml) throws IOException {
        Map<String, byte[]> icons = new TreeMap<>();
        for (String word : yaml.split("[\\s,{}\"']+", -1)) {
            URL icon = word.matches("[A-Za-z0-9_-]+\\.(svg|png)") ? loader.getResource(folder + "/" + word) : null;
            if (icon != null) {
                try (InputStream stream = icon.openStream()) {
                    icons.put(word, stream.readAllBytes());
                }
            }
        }
        return icons;
    }
}
