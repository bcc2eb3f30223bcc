package org.flightplan.web.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tasks done by one who knows the page alone: by the words that can be read on it, with the mouse, and the keyboard for what must be
 * written. It counts what each takes. A choice from a list counts as two clicks, a field as one.
 */
final class Journey {

    private final Page page;
    private final List<String> rows = new ArrayList<>();
    private int clicks;
    private int letters;

    Journey(Page page) {
        this.page = page;
    }

    void task(String name, Runnable doing) {
        clicks = 0;
        letters = 0;
        long began = System.nanoTime();
        doing.run();
        rows.add(String.format(
                Locale.ROOT, "| %s | %d | %d | %.1f |", name, clicks, letters, (System.nanoTime() - began) / 1e9));
    }

    /** The tasks that were done. */
    List<String> rows() {
        return List.copyOf(rows);
    }

    /** Leaves them in {@code target}, as a table for the page on the console. */
    void write(String file) {
        String head = "| task | clicks | letters | seconds |\n|---|--:|--:|--:|\n";
        try {
            Files.writeString(Path.of("target", file), head + String.join("\n", rows) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void press(String button) {
        click(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    void click(Locator what) {
        clicks++;
        what.click();
    }

    void write(Locator where, String text) {
        clicks++;
        letters += text.length();
        where.fill(text);
    }

    void choose(String label, String option) {
        Locator list = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        String value = list.locator("option")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .getAttribute("value");
        clicks += 2;
        list.selectOption(value);
    }

    void choose(String label, int index) {
        clicks += 2;
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setIndex(index));
    }
}
