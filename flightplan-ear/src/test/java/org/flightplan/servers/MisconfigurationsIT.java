package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.flightplan.servers.Http.Answer;
import org.flightplan.servers.Misconfiguration.Teller;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator is told who has set something up wrong, each provoked; {@code docs/misconfigurations.md} is made of it. */
class MisconfigurationsIT {

    private static final long LONGEST_SECONDS = 120;
    private static final int TIMES_THE_SAME = 4;
    /** What a node says until it knows more; the last is told and tried again by the node itself. */
    private static final List<String> TRANSIENT = List.of("the schema is being migrated", "Stream closed");

    private final SmokeDatabase database = new SmokeDatabase();
    private final Map<String, String> right = database.settings();
    private final List<Misconfiguration> all = Misconfiguration.all(right, SecretFiles.wrong());

    private interface Look {
        String told() throws Exception;
    }

    @Test
    void scripts_tell_what_is_wrong_before_they_change_anything() throws Exception {
        MisconfigurationsPage page = new MisconfigurationsPage(
                "Before anything is changed", "By `configure.sh` of both servers, and by `flightplan-db.jar current`.");
        Map<String, String> settings = new TreeMap<>(right);
        settings.put("PAYARA_HOME", Build.PAYARA_HOME.toString());
        settings.put("WILDFLY_HOME", Build.WILDFLY_HOME.toString());
        settings.put("ECLIPSELINK", Build.ECLIPSELINK.toString());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (Misconfiguration wrong : all) {
            for (String server : List.of("payara", "wildfly")) {
                Path script = Build.SERVER_CONFIG.path().resolve(server + "/configure.sh");
                told(
                        page,
                        wrong,
                        Teller.SCRIPTS,
                        server + "/configure.sh",
                        () -> refused(wrong.in(settings), script + ""));
            }
            told(
                    page,
                    wrong,
                    Teller.JAR,
                    "flightplan-db.jar",
                    () -> refused(wrong.in(right), java, "-jar", Build.FLIGHTPLAN_DB.toString(), "current"));
        }
        page.check();
    }

    @Test
    @Tag("full")
    void a_node_on_payara_tells_what_is_wrong_and_serves_nothing() throws Exception {
        isTold(new PayaraServer(right));
    }

    @Test
    @Tag("full")
    void a_node_on_wildfly_tells_what_is_wrong_and_serves_nothing() throws Exception {
        isTold(new WildFlyServer(right));
    }

    private void isTold(Node node) throws Exception {
        MisconfigurationsPage page = new MisconfigurationsPage(
                "A node that is not ready, on " + node.server(),
                "At its `/health/ready`; it serves nothing until that is mended: a command was tried of each.");
        node.start();
        // keys that are another's are noticed by what was encrypted and sealed
        SmokeApi api = new SmokeApi(node.root());
        SmokeApi.created(api.as("clinician"), "/patients", SmokeApi.patient());
        List<String> silent = new ArrayList<>();
        for (Misconfiguration wrong : all) {
            try {
                told(page, wrong, Teller.NODE, node.server(), () -> refused(wrong, node, api));
            } catch (AssertionError nothingTold) {
                silent.add(String.valueOf(nothingTold.getMessage()));
            }
        }
        node.restart(right);
        Http.await(node.ready());
        SmokeApi.created(api.on(node.root()).as("clinician"), "/patients", SmokeApi.patient());
        node.stop();
        page.check();
        assertEquals(List.of(), silent);
    }

    private String refused(Misconfiguration wrong, Node node, SmokeApi api) throws Exception {
        node.restart(wrong.in(right));
        String words = await(node, wrong);
        Answer command = api.on(node.root()).as("clinician").post("/patients", SmokeApi.patient());
        assertEquals(true, command.status() >= 400, () -> wrong.what() + " is served: " + command);
        return words;
    }

    private void told(MisconfigurationsPage page, Misconfiguration wrong, Teller teller, String name, Look look)
            throws Exception {
        if (!wrong.tellers().contains(teller)) {
            return;
        }
        database.change(wrong.change().inKeyStore(), wrong.change().statement());
        try {
            page.told(wrong, name, look.told());
        } finally {
            database.change(wrong.change().inKeyStore(), wrong.change().undone());
        }
    }

    /** The first line that says what is wrong. */
    private static String refused(Map<String, String> settings, String... command) {
        AssertionError refused = assertThrows(AssertionError.class, () -> new Program(settings).run(command));
        return String.valueOf(refused.getMessage())
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("Picked up"))
                .findFirst()
                .orElse("")
                .replaceFirst("^configure\\.sh: ", "")
                .strip();
    }

    /** What a node says that has come so far that it says the same for seconds. */
    private static String await(Node node, Misconfiguration wrong) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        Optional<String> before = Optional.empty();
        int same = 0;
        while (System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            Optional<String> now = problem(Http.anonymous(node.ready()).get(""));
            same = now.isPresent() && now.equals(before) ? same + 1 : 0;
            if (same == TIMES_THE_SAME) {
                return now.orElseThrow();
            }
            before = now;
        }
        Answer last = Http.anonymous(node.ready()).get("");
        throw new AssertionError(node.server() + ": " + wrong.what() + ": nothing is told; the last was " + last);
    }

    /** What a node that is up and not ready says is wrong; empty before it answers, and when it is ready. */
    private static Optional<String> problem(Answer answer) {
        if (answer.status() != 503 || !answer.body().startsWith("{")) {
            return Optional.empty();
        }
        String words = answer.json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.containsKey("data"))
                .flatMap(check -> check.getJsonObject("data").values().stream())
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(value -> value.contains(" "))
                .distinct()
                .collect(Collectors.joining("; "));
        boolean isStarting = words.isEmpty() || TRANSIENT.stream().anyMatch(words::contains);
        return isStarting ? Optional.empty() : Optional.of(words);
    }
}
