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
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.flightplan.settings.TokenConfig;

/**
 * Whether this node can fetch the identity provider's keys. A server that can't refuses every token and says nothing: until
 * they have been fetched once, the node is not ready and says why. A provider that goes away later is no reason to stop.
 */
@ApplicationScoped
public class ProviderKeys {

    private static final Logger LOG = Logger.getLogger(ProviderKeys.class.getName());
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private volatile Optional<String> found = Optional.of("the identity provider is not asked yet");

    /** Why nobody can sign in here, and the remedy; empty when somebody can. */
    public Optional<String> problem() {
        Optional<String> unset = TokenConfig.problem();
        return unset.isPresent() ? unset : found;
    }

    /** Fetches them, unless they have been already; returns whether all is well. */
    public boolean check() {
        if (found.isPresent()) {
            Optional<String> before = found;
            found = TokenConfig.keys().flatMap(ProviderKeys::unreachable);
            found.filter(problem -> !before.equals(found))
                    .ifPresent(problem -> LOG.log(Level.WARNING, "Nobody can sign in: {0}", problem));
        }
        return found.isEmpty();
    }

    static Optional<String> unreachable(String keys) {
        try {
            HttpClient client =
                    HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(keys))
                            .timeout(LONGEST_ANSWER)
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"keys\"")
                    ? Optional.empty()
                    : Optional.of("no keys of the identity provider at " + keys + ", which answers "
                            + answer.statusCode() + ": see OIDC_ISSUER and OIDC_JWKS_URL");
        } catch (SSLException e) {
            return Optional.of("the certificate of " + keys + " is not trusted: have this server trust who signed it"
                    + " (server-config, Trusting your own CA)");
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("the identity provider's keys can't be fetched from " + keys + " ("
                    + e.getClass().getSimpleName() + "): is it running, and may this machine reach it?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the identity provider was not asked to the end");
        }
    }
}
