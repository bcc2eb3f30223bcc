package org.flightplan.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** How the console's files come: compressed, under addresses that change with them, once for a year. */
class DeliveryIT extends ConsoleCase {

    private static final String FROM_THE_NETWORK = "() => performance.getEntriesByType('resource')"
            + ".filter(({ name, transferSize }) => name.includes('/console/') && transferSize > 0).map(({ name }) => name)";

    @Test
    void files_come_compressed_and_once_and_the_page_anew_each_time() {
        List<Response> responses = new ArrayList<>();
        page.onResponse(responses::add);
        Response first = page.navigate("");
        page.getByLabel("Hospital").waitFor();

        assertEquals("no-cache", first.headerValue("cache-control"));
        assertEquals("gzip", first.headerValue("content-encoding"));
        List<Response> files = responses.stream()
                .filter(response -> response.url().contains("/console/"))
                // the sign is for a browser's tabs: one without windows does not ask for it
                .filter(response -> !response.url().endsWith(".svg"))
                .toList();
        assertEquals(3, files.stream().map(Response::url).distinct().count(), files::toString);
        for (Response file : files) {
            assertEquals("public, max-age=31536000, immutable", file.headerValue("cache-control"), file.url());
            assertEquals("gzip", file.headerValue("content-encoding"), file.url());
        }
        assertEquals(
                1, files.stream().filter(file -> file.url().endsWith(".css")).count());

        APIResponse sign =
                page.request().get(page.locator("link[rel=icon]").first().getAttribute("href"));
        assertEquals("public, max-age=31536000, immutable", sign.headers().get("cache-control"));
        assertEquals("gzip", sign.headers().get("content-encoding"));

        page.reload();
        page.getByLabel("Hospital").waitFor();
        assertEquals(List.of(), page.evaluate(FROM_THE_NETWORK));
    }

    @Test
    void a_first_visit_takes_fewer_than_fifteen_requests_and_a_page_no_file() {
        Set<String> requests = new ConcurrentSkipListSet<>();
        page.onRequest(request -> {
            // other tests have made more hospitals than development's sign-in shows in one answer
            if (!request.url().contains("cursor=")) {
                requests.add(request.url());
            }
        });
        page.navigate("");
        page.getByLabel("Hospital").waitFor();
        assertTrue(requests.size() < 10, requests::toString);
        window.signIn(stay.hospital());
        page.locator("table.stays tbody tr").first().waitFor();
        assertTrue(requests.size() < 15, requests::toString);
        long modules = window.asked(".js");
        window.openStayOf(SyntheticStay.PATIENT);
        assertEquals(modules, window.asked(".js"));
    }

    @Test
    void a_library_is_served_at_its_own_address_too_and_one_that_is_not_there_is_not_found() {
        page.navigate("");
        String address = page.locator("link[rel=modulepreload]").getAttribute("href");
        String own = address.replaceFirst("console/[0-9a-f]{16}/", "");
        assertEquals(200, page.request().get(own).status(), own);
        assertEquals(404, page.request().get(own + ".map").status());
    }

    @Test
    void the_files_of_another_version_are_gone_and_without_gzip_they_come_as_they_are() {
        page.navigate("");
        String address = page.locator("script[src]").getAttribute("src");
        assertTrue(address.matches("console/[0-9a-f]{16}/js/main\\.js"), address);

        APIResponse plain =
                page.request().get(address, RequestOptions.create().setHeader("Accept-Encoding", "identity"));
        assertTrue(plain.text().contains("showStay"), plain.text());
        assertEquals(null, plain.headers().get("content-encoding"));
        assertEquals(
                404,
                page.request()
                        .get(address.replaceFirst("[0-9a-f]{16}", "0123456789abcdef"))
                        .status());
    }
}
