package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tasks that are done by one who knows the page alone: by the words that can be read on it, with the mouse, and the keyboard for what
 * must be written. What each takes goes to a table.
 */
abstract class JourneyCase extends ConsoleCase {

    private final List<String> rows = new ArrayList<>();
    private int clicks;
    private int letters;

    /** Keeps what the tasks took, of which there are so many. */
    final void keep(String file, int tasks) throws IOException {
        Files.writeString(
                Path.of("target", file),
                "| task | clicks | letters | seconds |\n|---|--:|--:|--:|\n" + String.join("\n", rows) + "\n");
        assertEquals(tasks, rows.size(), rows::toString);
    }

    final void task(String name, Runnable doing) {
        clicks = 0;
        letters = 0;
        long began = System.nanoTime();
        doing.run();
        rows.add(String.format(
                Locale.ROOT, "| %s | %d | %d | %.1f |", name, clicks, letters, (System.nanoTime() - began) / 1e9));
    }

    final void submit() {
        click(page.locator("dialog button[type=submit]"));
        assertThat(page.locator("dialog")).hasCount(0);
    }

    final void press(String button) {
        click(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    final void click(Locator what) {
        clicks++;
        what.click();
    }

    final void write(Locator where, String text) {
        clicks++;
        letters += text.length();
        where.fill(text);
    }

    // one click opens the list, one chooses
    final void choose(String label, String option) {
        clicks += 2;
        Locator list = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        String value = list.locator("option")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .getAttribute("value");
        list.selectOption(value);
    }

    final void choose(String label, int index) {
        clicks += 2;
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setIndex(index));
    }
}
