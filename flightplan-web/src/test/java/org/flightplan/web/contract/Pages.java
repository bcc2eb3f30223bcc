package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;

/** Whole lists, read page by page. */
final class Pages {

    private Pages() {}

    /** Follows {@code next} until there is none. */
    static List<JsonObject> byCursor(Http client, String path, int limit) {
        List<JsonObject> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            String cursor = next.isEmpty() ? "" : "&cursor=" + next;
            Answer page = client.get(path + "?limit=" + limit + cursor).expect(200);
            assertTrue(page.items().size() <= limit, page::toString);
            assertEquals(limit, page.json().getInt("limit"));
            all.addAll(page.items());
            next = page.json().getString("next", null);
        }
        return all;
    }

    /** Goes on by {@code offset} until a page is empty. */
    static List<JsonObject> byOffset(Http client, String path, int limit) {
        List<JsonObject> all = new ArrayList<>();
        Answer page;
        do {
            page = client.get(path + "?limit=" + limit + "&offset=" + all.size())
                    .expect(200);
            assertEquals(all.size(), page.json().getInt("offset"));
            all.addAll(page.items());
        } while (!page.items().isEmpty());
        return all;
    }
}
