package org.flightplan.web.openapi;

import jakarta.json.JsonObject;

/** What callers are told when it can't be done: of every operation, and of the rules. */
final class ProblemTables {

    private ProblemTables() {}

    static String of(JsonObject document) {
        StringBuilder page = new StringBuilder();
        page.append("""

                ## Problems

                Every error is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, `instance` (the request, also in the server's log) and
                `error_code`; with 422, `field_errors` says of each field what would be right. Any operation may answer 400, 406 and 503, and its address 405 to another method; with a token
                401, 403 and 429; to a body 408, 413, 415 and 422; to an id in the path 404. These are told here, and below what else an operation may answer.

                | status | such as | what to do |
                |---|---|---|
                """);
        document.getJsonObject("components").getJsonObject("responses").forEach((name, answer) -> {
            JsonObject example = answer.asJsonObject()
                    .getJsonObject("content")
                    .getJsonObject("application/problem+json")
                    .getJsonObject("example");
            row(
                    page,
                    String.valueOf(example.getInt("status")),
                    ApiPage.code(example.getString("error_code")),
                    example.getString("detail"));
        });
        page.append("""

                What the rules of a hospital refuse, by 409, and 403 for `no_access`; an ellipsis stands for what it is about:

                | code | of | what is the matter, and what to do |
                |---|---|---|
                """);
        Refusals.all()
                .forEach(refusal -> row(page, ApiPage.code(refusal.code()), refusal.component(), refusal.detail()));
        return page.toString();
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
