package org.flightplan.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A specialty is data: its words stand in its pack, and nowhere in what is delivered. */
class SpecialtyWordsInSourcesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final String PACKS = "flightplan-domain/src/main/resources/org/flightplan/specialties/packs/";

    private static final Pattern CARDIAC = words(
            "cardiac|cardio\\w*|heart|congenital|cicu|accu|ctor|cvor|cath|catheteri\\w*|nonhi|intubat\\w*|extubat\\w*|ecmo"
                    + "|sternal|cross.?clamp|echocardiogram|chest");
    private static final Pattern ORTHOPAEDIC =
            words("orthopaedic\\w*|ortho|hip|knee|rehab\\w*|theatre|joint.replacement|mobilisation");

    /** Made-up stays, which rule nothing: the examples of the API's document, the simulator's hospitals, the demo, the bench. */
    private static final List<String> MADE_UP = List.of(
            "flightplan-web/src/main/java/org/flightplan/web/openapi/Examples.java",
            "flightplan-simulator/src/main/resources/",
            "flightplan-launcher/",
            "flightplan-bench/");

    private static Pattern words(String words) {
        return Pattern.compile("(?<![a-z])(" + words + ")(?![a-z])", Pattern.CASE_INSENSITIVE);
    }

    @Test
    void cardiac_words_stand_in_the_cardiac_pack_alone() {
        assertEquals(List.of("cardiac/specialty.yaml"), packsWith(CARDIAC));
        assertEquals(List.of(), elsewhere(CARDIAC));
    }

    @Test
    void orthopaedic_words_stand_in_the_orthopaedic_pack_alone() {
        assertTrue(packsWith(ORTHOPAEDIC).contains("orthopaedics/specialty.yaml"));
        assertEquals(List.of(), elsewhere(ORTHOPAEDIC));
    }

    @Test
    void the_search_notices_a_word_as_a_word_alone() {
        assertTrue(CARDIAC.matcher("if (location.equals(\"CICU\"))").find());
        assertTrue(CARDIAC.matcher("ecmo_run").find());
        assertFalse(CARDIAC.matcher("accuracy").find());
    }

    private static List<String> elsewhere(Pattern words) {
        return sources()
                .filter(path -> !path.startsWith(PACKS))
                // which folders of this jar are packs
                .filter(path -> !path.endsWith("META-INF/flightplan-specialties"))
                .filter(path -> MADE_UP.stream().noneMatch(path::startsWith))
                .filter(path -> words.matcher(read(path)).find())
                .toList();
    }

    private static List<String> packsWith(Pattern words) {
        return sources()
                .filter(path -> path.startsWith(PACKS))
                .filter(path -> path.endsWith(".yaml"))
                .filter(path -> words.matcher(read(path)).find())
                .map(path -> path.substring(PACKS.length()))
                .toList();
    }

    private static Stream<String> sources() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules
                    .map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .flatMap(SpecialtyWordsInSourcesTest::files)
                    .map(path -> ROOT.relativize(path).toString())
                    .filter(path -> !path.matches(".*\\.(png|ico|woff2?|jar)"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
