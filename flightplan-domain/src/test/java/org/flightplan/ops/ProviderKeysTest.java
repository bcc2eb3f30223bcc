package org.flightplan.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.flightplan.migrations.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node says of an identity provider, by one that answers so. */
class ProviderKeysTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    @Test
    void one_that_publishes_keys_is_good_and_another_answer_is_told() throws IOException {
        HttpServer provider = HttpServer.create(ANY_PORT, 0);
        provider.createContext("/keys", answering(200, "{\"keys\": []}"));
        provider.createContext("/page", answering(200, "<html>"));
        provider.start();
        String at = "http://localhost:" + provider.getAddress().getPort();
        assertServes(at + "/keys");
        assertTold(at + "/page", "which answers 200: see OIDC_ISSUER");
        assertTold(at + "/elsewhere", "which answers 404: see OIDC_ISSUER");
        provider.stop(0);
        assertTold(at + "/keys", "is it running");
        assertTold("no address", "can't be fetched");
    }

    @Test
    void one_whose_certificate_nobody_vouches_for_is_told_with_the_remedy() throws Exception {
        TestCertificate.in(folder);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(folder.resolve("server.p12"))) {
            store.load(content, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer provider = HttpsServer.create(ANY_PORT, 0);
        provider.setHttpsConfigurator(new HttpsConfigurator(tls));
        provider.createContext("/keys", answering(200, "{\"keys\": []}"));
        provider.start();
        assertTold("https://localhost:" + provider.getAddress().getPort() + "/keys", "is not trusted");
        provider.stop(0);
    }

    @Test
    void keys_serve_for_a_quarter_of_an_hour_after_the_provider_has_gone_and_a_change_is_taken_up() throws IOException {
        AtomicLong now = new AtomicLong();
        AtomicReference<String> published = new AtomicReference<>("{\"keys\": []}");
        HttpServer provider = HttpServer.create(ANY_PORT, 0);
        provider.createContext(
                "/keys", exchange -> answering(200, published.get()).handle(exchange));
        provider.start();
        String at = "http://localhost:" + provider.getAddress().getPort() + "/keys";
        ProviderKeys node = new ProviderKeys(now::get);
        node.fetch(at);
        String first = node.json().orElseThrow();
        node.fetch(at);
        assertSame(first, node.json().orElseThrow());
        published.set("{\"keys\": [{}]}");
        node.fetch(at);
        assertEquals(Optional.of(published.get()), node.json());
        provider.stop(0);
        now.addAndGet(TimeUnit.MINUTES.toNanos(14));
        node.fetch(at);
        assertEquals(Optional.of(published.get()), node.json());
        now.addAndGet(TimeUnit.MINUTES.toNanos(2));
        assertEquals(Optional.empty(), node.json());
    }

    private static void assertServes(String keys) {
        ProviderKeys node = new ProviderKeys();
        assertEquals(Optional.empty(), node.fetched(keys));
        assertTrue(node.json().isPresent());
    }

    private static void assertTold(String keys, String told) {
        ProviderKeys node = new ProviderKeys();
        String problem = node.fetched(keys).orElseThrow();
        assertTrue(problem.contains(told) && problem.contains(keys), problem);
        assertEquals(Optional.empty(), node.json());
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }
}
