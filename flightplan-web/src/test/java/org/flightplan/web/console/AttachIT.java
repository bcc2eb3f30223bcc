package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.flightplan.migrations.Clamd;
import org.flightplan.web.MicroServer;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files come to a stay by chooser, drop and paste, once whatever is lost on the way; and are looked at where nothing of them runs. */
class AttachIT extends ConsoleCase {

    // sent, searched, stored and read again, on a machine that has other things to do
    private static final int SOON_MS = 30_000;
    private static final String ADDED = "attachment.added";
    private static final AtomicInteger PATIENTS = new AtomicInteger();

    private UUID admission;

    @BeforeEach
    void open_a_stay_of_its_own() {
        int number = PATIENTS.incrementAndGet();
        admission =
                stay.admit("Synth Attached" + number, "SYN-ATT-" + number + stay.mrn(), "2022-03-04", 2, "Synthetic");
        window.signIn(stay.hospital());
        page.navigate("#/stays/" + admission);
        assertThat(page.locator(".stay-head h1")).hasText("Synth Attached" + number);
    }

    @Test
    void a_file_is_chosen_said_what_it_is_looked_at_and_retracted() {
        stay.elsewhere(
                "clinical-events",
                Map.of(
                        "admission_id",
                        admission,
                        "event_type",
                        "annotation",
                        "occurred_at",
                        stay.momentAgo(Duration.ofHours(3)),
                        "data",
                        Map.of("text", "Synthetic wound")));
        assertThat(page.locator("tr[data-event-type=annotation]")).hasCount(1);
        open();
        assertThat(page.locator("#attach-limits")).containsText("at most");
        assertAccessible("attaching");
        send();
        assertThat(page.locator("dialog .field-error[role=alert]")).hasText("Choose a file first.");
        choose("letter.txt", "text/plain", "Synthetic letter <b>not bold</b>".getBytes(UTF_8));
        choose("empty.txt", "text/plain", new byte[0]);
        assertThat(page.locator(".chosen-files .wrong")).containsText("This file is empty.");
        page.getByLabel("Leave out empty.txt").click();
        assertThat(page.locator(".chosen-files li")).hasCount(1);
        page.locator("#field-description").fill("Synthetic description");
        String[] events =
                page.locator("#field-linked_event_id option").allTextContents().toArray(String[]::new);
        assertTrue(events[1].startsWith("Annotation") || events[1].contains("Synthetic wound"), events[1]);
        page.locator("#field-linked_event_id").selectOption(new SelectOption().setIndex(1));
        send();
        attached("letter.txt");
        Locator item = item("letter.txt");
        assertThat(item).containsText("Synthetic description");
        assertThat(item).containsText("belongs to:");
        assertThat(page.locator(".undo-bar")).containsText("Attached: letter.txt");
        assertAccessible("attachments");

        item.click();
        assertThat(page.locator(".preview pre")).hasText("Synthetic letter <b>not bold</b>");
        assertEquals(0, page.locator(".preview pre b").count());
        assertAccessible("preview of a text");
        page.keyboard().press("Escape");
        assertThat(item).isFocused();

        item.click();
        button("Retract").click();
        assertThat(button("Destroy it and retract")).isFocused();
        assertAccessible("preview that asks whether to retract");
        button("Keep it").click();
        assertThat(item).hasCount(1);
        button("Retract").click();
        button("Destroy it and retract").click();
        assertThat(item).hasCount(0);
        assertEquals(1, stay.logged(admission, "attachment.retracted"));
    }

    @Test
    void what_is_dropped_and_pasted_is_taken() {
        JSHandle dropped = page.evaluateHandle("() => { const files = new DataTransfer();"
                + " files.items.add(new File(['synthetic'], 'dropped.txt', { type: 'text/plain' })); return files; }");
        page.dispatchEvent("main", "dragover", Map.of("dataTransfer", dropped));
        assertThat(page.locator(".drop-here")).isVisible();
        page.dispatchEvent("main", "drop", Map.of("dataTransfer", dropped));
        assertThat(page.locator(".drop-here")).isHidden();
        assertThat(page.locator(".chosen-files li")).containsText("dropped.txt");
        page.evaluate("() => { const files = new DataTransfer();"
                + " files.items.add(new File(['synthetic'], 'image.png', { type: 'image/png' }));"
                + " document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files })); }");
        assertThat(page.locator(".chosen-files li")).hasCount(2);
        assertThat(page.locator(".chosen-files")).containsText("Pasted ");
        page.keyboard().press("Escape");
        // what was chosen is kept
        open();
        assertThat(page.locator(".chosen-files li")).hasCount(2);
        send();
        assertThat(page.locator(".attachment-list li"))
                .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(SOON_MS));
        assertEquals(2, stay.logged(admission, ADDED));
    }

    @Test
    void a_lost_answer_a_cut_and_an_ended_session_attach_once() {
        AtomicInteger tries = new AtomicInteger();
        page.route("**/attachments/*/content", route -> {
            switch (tries.getAndIncrement()) {
                case 0 -> route.abort();
                case 1 -> {
                    route.fetch();
                    route.abort();
                }
                default -> route.resume();
            }
        });
        open();
        choose("once.txt", "text/plain", "Synthetic once".getBytes(UTF_8));
        send();
        assertThat(page.locator(".upload-state")).containsText("No answer from the server");
        assertAccessible("a file on its way");
        attached("once.txt");
        assertThat(page.locator(".uploads li")).hasCount(0);
        assertEquals(3, tries.get());
        assertEquals(1, stay.logged(admission, ADDED));
        window.expectedNoAnswer();

        page.unroute("**/attachments/*/content");
        AtomicInteger ended = new AtomicInteger();
        page.route("**/attachments/*/content", route -> {
            if (ended.getAndIncrement() == 0) {
                route.fulfill(new Route.FulfillOptions().setStatus(401));
            } else {
                route.resume();
            }
        });
        open();
        choose("later.txt", "text/plain", "Synthetic later".getBytes(UTF_8));
        send();
        assertThat(page.locator(".sign-in")).containsText("Sign in to go on where you were.");
        page.getByLabel("Hospital").selectOption(stay.hospital());
        button("Sign in").click();
        attached("later.txt");
        assertEquals(2, stay.logged(admission, ADDED));
        window.expected(401);
    }

    @Test
    void what_was_attached_and_retracted_here_is_no_conflict_for_what_follows() {
        AtomicInteger kept = new AtomicInteger();
        // the stay is not read again; its answers never come
        page.route(Pattern.compile("/api/v1/admissions/" + admission + "$"), route -> kept.getAndIncrement());
        open();
        choose("letter.txt", "text/plain", "Synthetic letter".getBytes(UTF_8));
        send();
        attached("letter.txt");
        move("ACCU-3");
        item("letter.txt").click();
        button("Retract").click();
        button("Destroy it and retract").click();
        assertThat(item("letter.txt")).hasCount(0);
        move("ACCU-4");
        assertTrue(kept.get() > 0, "nobody wanted to read the stay");
        assertEquals(2, stay.logged(admission, "admission.location_changed"));
    }

    private void move(String bed) {
        page.keyboard().press("n");
        page.keyboard().press("m");
        page.locator("#field-to_location").selectOption("ACCU");
        page.locator("#field-to_bed").fill(bed);
        send();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @Test
    void what_is_too_large_is_said_before_it_is_sent() {
        page.route("**/api/v1/tenants/current", route -> {
            String told = route.fetch().text().replaceFirst("\"attachment_limit\":\\d+", "\"attachment_limit\":2048");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(told));
        });
        page.reload();
        open();
        assertThat(page.locator("#attach-limits")).containsText("2 KB at most");
        choose("large.bin", "application/octet-stream", new byte[2049]);
        assertThat(page.locator(".chosen-files .wrong")).containsText("Larger than 2 KB");
        send();
        assertThat(page.locator("dialog.attach")).hasCount(1);
        assertEquals(0, window.asked("/content"));
    }

    @Test
    void pictures_are_drawn_and_what_could_run_is_not() throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        stay.attach(admission, "wound.png", png.toByteArray());
        // recorded elsewhere, it appears by itself, with its small picture
        assertThat(item("wound.png").locator("img")).hasCount(1);
        item("wound.png").click();
        Locator canvas = page.locator(".preview canvas");
        assertThat(canvas).hasAttribute("width", "40");
        assertEquals(
                "0,0,0,255",
                canvas.evaluate("(canvas) => [...canvas.getContext('2d').getImageData(3, 3, 1, 1).data].join()"));
        assertAccessible("preview of a picture");
        page.keyboard().press("Escape");

        stay.attach(admission, "report.pdf", pdf());
        item("report.pdf").click();
        assertThat(page.locator(".preview-body .unseen")).hasText("Synthetic page 1");
        assertThat(canvas).hasAttribute("aria-label", "report.pdf");
        assertAccessible("preview of a PDF");
        page.getByLabel("Next page").click();
        assertThat(page.locator(".preview-body .unseen")).hasText("Synthetic page 2");
        assertThat(page.locator(".preview-pages")).containsText("Page 2 of 2");
        page.keyboard().press("Escape");

        String name = "\u202e<img src=x onerror=alert(1)>" + "x".repeat(120) + ".html";
        stay.attach(admission, name, "<script>document.title = 'ran'</script>".getBytes(UTF_8));
        Locator hostile = page.locator(".attachment-list button", new Page.LocatorOptions().setHasText("onerror"));
        hostile.click();
        assertThat(page.locator(".preview pre")).containsText("document.title");
        assertFalse(page.title().contains("ran"));
        assertFalse(page.locator(".preview h2").textContent().contains("\u202e"));
        noOverflow();
        page.setViewportSize(390, 844);
        noOverflow();
        page.keyboard().press("Escape");
        noOverflow();

        stay.attach(admission, "broken.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        item("broken.png").click();
        assertThat(page.locator(".preview-body")).containsText("can’t be read");
    }

    @Test
    void malicious_software_is_refused_and_says_so() {
        assumeTrue(TestServer.server() instanceof MicroServer && Clamd.isInstalled(), "apt-get install clamav-daemon");
        open();
        choose("eicar.txt", "text/plain", Clamd.EICAR.getBytes(UTF_8));
        send();
        assertThat(page.locator(".upload-state")).containsText("Malicious software was found");
        assertAccessible("a refused file");
        page.getByLabel("Dismiss eicar.txt").click();
        assertThat(page.locator(".uploads li")).hasCount(0);
        assertEquals(0, stay.logged(admission, ADDED));
        window.expected(422);
    }

    private static byte[] pdf() {
        StringBuilder pdf = new StringBuilder("""
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>endobj
                """);
        for (int page = 1; page <= 2; page++) {
            String text = "BT /F1 24 Tf 72 700 Td (Synthetic page " + page + ") Tj ET";
            pdf.append(2 * page + 1)
                    .append(" 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ")
                    .append(2 * page + 2)
                    .append(" 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n")
                    .append(2 * page + 2)
                    .append(" 0 obj<</Length ")
                    .append(text.length())
                    .append(">>stream\n")
                    .append(text)
                    .append("\nendstream endobj\n");
        }
        return pdf.append("trailer<</Size 7/Root 1 0 R>>\n%%EOF").toString().getBytes(UTF_8);
    }

    private void noOverflow() {
        assertEquals(
                true,
                page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    private void open() {
        page.locator(".record-bar button").first().waitFor();
        page.keyboard().press("n");
        page.keyboard().press("f");
        page.locator("dialog.attach").waitFor();
    }

    private void choose(String name, String type, byte[] content) {
        page.locator("#attach-files").setInputFiles(new FilePayload(name, type, content));
    }

    private void send() {
        page.locator("dialog button[type=submit]").click();
    }

    private void attached(String name) {
        assertThat(item(name)).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(SOON_MS));
    }

    private Locator item(String name) {
        return page.locator(".attachment-list button", new Page.LocatorOptions().setHasText(name));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
