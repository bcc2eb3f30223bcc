package org.flightplan.servers;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One operation of the API, as the server's own document describes it.
 *
 * @param method of HTTP
 * @param path under the API, with its templates
 * @param roles that may call it
 */
record Operation(String method, String path, List<String> roles) {

    private static final String BASE = "/api/v1";

    /** All that name roles. */
    static List<Operation> all(URI root) {
        JsonObject paths =
                SmokeApi.ok(Http.anonymous(root).get("/openapi?format=JSON")).getJsonObject("paths");
        List<Operation> all = new ArrayList<>();
        paths.forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
            JsonArray roles = operation.asJsonObject().getJsonArray("x-roles");
            if (roles != null) {
                String under = path.substring(path.indexOf(BASE) + BASE.length());
                all.add(new Operation(
                        method.toUpperCase(Locale.ROOT), under, List.copyOf(roles.getValuesAs(JsonString::getString))));
            }
        }));
        return all;
    }

    /** Calls it with ids that nothing has, and with an empty body. */
    Http.Answer call(Http user) {
        return user.send(method, path.replaceAll("\\{\\w+}", UUID.randomUUID().toString()));
    }
}
