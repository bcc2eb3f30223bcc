package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** {@code docs/api.md} says what the server's description says: {@code -Dflightplan.pages.write} writes it anew. */
class ApiPageIT {

    private static final Path PAGE = Path.of("..", "docs", "api.md");

    @Test
    void the_page_says_what_the_server_says() throws IOException {
        String there = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        String page = ApiPage.of(Http.openApi(), tried(there));
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "write it anew with -Dflightplan.pages.write");
    }

    private static String tried(String page) {
        int begins = page.indexOf(ApiPage.TRIED_BEGINS);
        return begins < 0
                ? "\n"
                : page.substring(begins + ApiPage.TRIED_BEGINS.length(), page.indexOf(ApiPage.TRIED_ENDS));
    }
}
