package org.flightplan.web.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.flightplan.web.Http;

/** Tokens that are none: changed, unsigned, of another key, ended, for somebody else. */
final class Tokens {

    private static final String RS256 = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private Tokens() {}

    /** None of these may let anybody in. */
    static List<String> forged(UUID tenant) throws GeneralSecurityException {
        String[] good = Http.token(UUID.randomUUID(), tenant, "clinician").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(good[1]), StandardCharsets.UTF_8);
        List<String> forged = new ArrayList<>(List.of("", "x", "..", "null", "a.b.c", good[0] + "." + good[1] + "."));
        forged.add(base64("{\"alg\":\"none\"}") + "." + good[1] + ".");
        forged.add(base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + good[1] + "." + good[2]);
        forged.add(good[0] + "." + base64(claims.replace("clinician", "platform-admin")) + "." + good[2]);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair stranger = generator.generateKeyPair();
        for (String changed : List.of(
                claims,
                claims.replaceAll("\"exp\":\\d+", "\"exp\":1"),
                claims.replaceAll("\"aud\":\"[^\"]*\"", "\"aud\":\"another\""),
                claims.replaceAll("\"tenant\":\"[^\"]*\"", "\"tenant\":\"" + UUID.randomUUID() + "\""),
                "{}",
                "[]",
                "not json")) {
            forged.add(signed(stranger, changed));
        }
        return forged;
    }

    private static String signed(KeyPair key, String claims) throws GeneralSecurityException {
        String content = base64(RS256) + "." + base64(claims);
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(key.getPrivate());
        rsa.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(rsa.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
