package org.flightplan.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.settings.TokenConfig;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider's keys, as a JSON Web Key Set, fetched again and again: no request waits for the provider. Until they
 * have been fetched once, the node is not ready and says why; while a provider is away, those that were fetched last serve
 * for {@value #MINUTES_WITHOUT_PROVIDER} minutes.
 */
@ApplicationScoped
public class ProviderKeys implements BackgroundWork {

    /** How soon a change of the provider's keys is known. */
    public static final int SECONDS = 10;

    /** How long keys serve that can't be fetched anew. */
    public static final int MINUTES_WITHOUT_PROVIDER = 15;

    private static final Logger LOG = Logger.getLogger(ProviderKeys.class.getName());
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Optional<String> development = TokenConfig.developmentKeys();
    private volatile Optional<String> problem = Optional.of("the identity provider is not asked yet");
    private volatile @Nullable String keys;
    private volatile long fetchedAt;

    /** None are fetched yet. */
    public ProviderKeys() {
        this(System::nanoTime);
    }

    ProviderKeys(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "fetching the provider's keys", Duration.ofSeconds(SECONDS), Duration.ofMinutes(1), () -> this::fetch);
    }

    /** Why nobody can sign in here, and the remedy; empty when somebody can. */
    public Optional<String> problem() {
        Optional<String> unset = TokenConfig.problem();
        boolean needed = keys == null && TokenConfig.keys().isPresent();
        return unset.isPresent() ? unset : problem.filter(told -> needed);
    }

    /** The keys, the same text until they change; empty when there are none, or the provider was away too long. */
    public Optional<String> json() {
        if (development.isPresent()) {
            return development;
        }
        boolean serves = nanos.getAsLong() - fetchedAt < TimeUnit.MINUTES.toNanos(MINUTES_WITHOUT_PROVIDER);
        return Optional.ofNullable(keys).filter(known -> serves);
    }

    /** Fetches them from the provider that is set, if one is. */
    public void fetch() {
        TokenConfig.keys().ifPresent(this::fetch);
    }

    void fetch(String address) {
        Optional<String> before = problem;
        problem = fetched(address);
        problem.filter(told -> !before.equals(Optional.of(told)))
                .ifPresent(told -> LOG.log(
                        Level.WARNING,
                        keys == null ? "Nobody can sign in: {0}" : "Nobody can sign in soon: {0}",
                        told));
    }

    Optional<String> fetched(String address) {
        try {
            HttpClient client =
                    HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(LONGEST_ANSWER)
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"keys\"")) {
                return Optional.of("no keys of the identity provider at " + address + ", which answers "
                        + answer.statusCode() + ": see OIDC_ISSUER and OIDC_JWKS_URL");
            }
            if (!answer.body().equals(keys)) {
                keys = answer.body();
            }
            fetchedAt = nanos.getAsLong();
            return Optional.empty();
        } catch (SSLException e) {
            return Optional.of("the certificate of " + address + " is not trusted: have this server trust who signed it"
                    + " (server-config, Trusting your own CA)");
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("the identity provider's keys can't be fetched from " + address + " ("
                    + e.getClass().getSimpleName() + "): is it running, and may this machine reach it?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the identity provider was not asked to the end");
        }
    }
}
