package org.flightplan.launcher;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import org.eclipse.parsson.JsonProviderImpl;

/** Waits for the application: a deployed one may still migrate, or project what a crash left behind. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest question;
    private String lastAnswer = "no answer yet";

    /**
     * Asks the application at this address.
     *
     * @param base such as {@code http://localhost:8080}
     */
    Readiness(String base) {
        question = HttpRequest.newBuilder(URI.create(base + "/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    /**
     * Waits until the application is ready.
     *
     * @return whether it was within the time; {@link #lastAnswer()} tells what is missing if not
     */
    boolean within(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return true;
    }

    /** What the application said last, in words: the checks that are down. */
    String lastAnswer() {
        return lastAnswer;
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
            lastAnswer = describe(answer);
            return answer.statusCode() == 200;
        } catch (IOException e) {
            lastAnswer = "nobody answers (" + e.getClass().getSimpleName() + ")";
            return false;
        }
    }

    private static String describe(HttpResponse<String> answer) {
        try (var reader = new JsonProviderImpl().createReader(new StringReader(answer.body()))) {
            String down = reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                    .filter(check -> !check.getString("status", "").equals("UP"))
                    .map(check -> check.getString("name", "?") + " " + check.getOrDefault("data", JsonValue.NULL))
                    .collect(Collectors.joining(", "));
            return "/health/ready answers " + answer.statusCode() + ", down: " + down;
        } catch (JsonParsingException | NullPointerException | ClassCastException e) {
            return "/health/ready answers " + answer.statusCode();
        }
    }
}
