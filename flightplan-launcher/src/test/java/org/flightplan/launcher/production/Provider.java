package org.flightplan.launcher.production;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a node sees of an identity provider: its public key at an address, and tokens that it signed. */
final class Provider implements AutoCloseable {

    private static final String KEY_ID = "synthetic-key";
    private static final int AN_HOUR = 3_600;

    private final HttpServer server;
    private final KeyPair pair;

    Provider() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = keys().toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/protocol/openid-connect/certs", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token of a user made up, with one role, in a tenant or in none. */
    String token(String role, @Nullable UUID tenant) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", issuer())
                .add("aud", "flightplan")
                .add("sub", UUID.randomUUID().toString())
                .add("upn", "synthetic-user")
                .add("iat", now)
                .add("exp", now + AN_HOUR)
                .add("jti", UUID.randomUUID().toString())
                .add("groups", Json.createArrayBuilder().add(role));
        if (tenant != null) {
            claims.add("tenant", tenant.toString());
        }
        JsonObject header = Json.createObjectBuilder()
                .add("alg", "RS256")
                .add("typ", "JWT")
                .add("kid", KEY_ID)
                .build();
        return signed(base64(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.build().toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String signed(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs by RSA", e);
        }
    }

    private JsonObject keys() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("use", "sig")
                                        .add("alg", "RS256")
                                        .add("kid", KEY_ID)
                                        .add("n", base64(unsigned(key.getModulus())))
                                        .add("e", base64(unsigned(key.getPublicExponent())))))
                .build();
    }

    // without the sign's own byte
    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
