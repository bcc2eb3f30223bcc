package org.flightplan.bench.stand;

import jakarta.json.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Development tokens: each node signs its own, and knows no other's. */
final class Tokens {

    private Tokens() {}

    static String token(Client client, UUID user, @Nullable UUID tenant, List<String> roles) {
        var request =
                Json.createObjectBuilder().add("user", user.toString()).add("roles", Json.createArrayBuilder(roles));
        if (tenant != null) {
            request.add("tenant", tenant.toString());
        }
        return client.post("api/v1/dev/token", request.build())
                .expect(200)
                .json()
                .getString("access_token");
    }
}
