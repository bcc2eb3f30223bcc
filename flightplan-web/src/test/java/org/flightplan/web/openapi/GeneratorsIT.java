package org.flightplan.web.openapi;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import jakarta.annotation.Generated;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Foreign generators read the API's description without a warning, and what one of them makes talks to the server. With
 * {@code -Pfull}, which fetches them.
 */
class GeneratorsIT {

    /**
     * What they say of themselves: that one of their options is odd, and that they make no examples of problems and bytes,
     * which are no application/json.
     */
    private static final String OF_THEMSELVES =
            ".*(generator's option|Response examples can currently only be generated for application/json).*";

    private static final String JAR = System.getProperty("flightplan.generator", "");

    @TempDir
    Path folder;

    private Path description;

    @BeforeEach
    void read_the_description() throws IOException {
        assumeFalse(JAR.isBlank(), "the generators are fetched by -Pfull");
        description =
                Files.writeString(folder.resolve("openapi.json"), Http.openApi().toString());
    }

    @Test
    void the_one_for_typescript_reads_it_without_a_warning() throws Exception {
        Path made = generated("typescript-fetch");
        assertTrue(Files.exists(made.resolve("apis/PatientsApi.ts")));
    }

    @Test
    void the_one_for_java_reads_it_without_a_warning_and_its_client_records_and_reads_a_patient() throws Exception {
        Path made = generated(
                "java",
                "--library",
                "native",
                "--additional-properties=useJakartaEe=true,openApiNullable=false,hideGenerationTimestamp=true");
        Path request = made.resolve("src/main/java/org/openapitools/client/model/PostPatientsRequest.java");
        assertTrue(Files.readString(request).contains("@Deprecated"), "created_by is deprecated there too");
        Path caller = made.resolve("src/main/java/GeneratedClientCaller.java");
        try (var source = GeneratorsIT.class.getResourceAsStream("GeneratedClientCaller.java.txt")) {
            Files.copy(source, caller);
        }
        UUID tenant = UUID.randomUUID();
        Http.as(null, "platform-admin")
                .post(
                        "admin/tenants",
                        doc().with("id", tenant)
                                .with("name", "Generated " + tenant)
                                .with("enabled_specialties", List.of("cardiac"))
                                .build())
                .expect(201);
        String token = Http.token(UUID.randomUUID(), tenant, "clinician");
        Path classes = compiled(made.resolve("src/main/java"));
        // the generator's own jar holds the JSON library that its clients are written for
        URL[] path = {classes.toUri().toURL(), Path.of(JAR).toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Object read = loader.loadClass("GeneratedClientCaller")
                    .getMethod("call", String.class, String.class)
                    .invoke(null, TestServer.baseUrl().toString().replaceAll("/$", ""), token);
            assertEquals("Synthetic Generated, version 1", read);
        }
    }

    private Path generated(String generator, String... options) throws Exception {
        Path made = folder.resolve(generator);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR,
                "generate",
                "-i",
                description.toString(),
                "-g",
                generator,
                "-o",
                made.toString()));
        command.addAll(List.of(options));
        Path said = folder.resolve(generator + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES));
        List<String> complaints = Files.readAllLines(said).stream()
                .filter(line -> line.matches("(?i).*\\b(warn(ing)?|error|exception)\\b.*"))
                .filter(line -> !line.contains("writing file") && !line.matches(OF_THEMSELVES))
                .toList();
        assertEquals(List.of(), complaints);
        assertEquals(0, process.exitValue());
        return made;
    }

    private Path compiled(Path sources) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-d", classes.toString(), "-cp", JAR + File.pathSeparator + annotations(), "-nowarn"));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        var messages = new ByteArrayOutputStream();
        int result =
                ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments.toArray(String[]::new));
        assertEquals(0, result, messages::toString);
        return classes;
    }

    /** Where {@code jakarta.annotation} is, by which generated classes say that they are. */
    private static String annotations() {
        return Path.of(Generated.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
