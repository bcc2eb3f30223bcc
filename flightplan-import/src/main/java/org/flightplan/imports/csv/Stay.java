package org.flightplan.imports.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.flightplan.imports.mapping.FormerTime.When;
import org.flightplan.imports.sending.Command;
import org.flightplan.imports.sending.Origin;

/**
 * What was told of one stay, put in the order in which it happened. What is told by the day alone keeps the order of its file: the first
 * of a day is at its beginning, or at the admission on the day of that, and each further one a second behind.
 */
final class Stay {

    /** What happened. */
    private record Item(Instant at, Origin origin, Command command) {}

    /** Makes the command of what happened then. */
    interface At {
        Command command(Instant moment);
    }

    private final UUID id;
    private final Instant admitted;
    private final ZoneId zone;
    private final Map<LocalDate, Integer> byTheDay = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    /** @param admitted when it began; by the day alone, the first second of that day is taken */
    Stay(UUID id, When admitted, ZoneId zone) {
        this.id = id;
        this.admitted = admitted.at();
        this.zone = zone;
        if (admitted.dayOnly()) {
            byTheDay.put(day(admitted.at()), 1);
        }
    }

    /** One whose beginning can't be told: it is not begun, and nothing of it is sent. */
    static Stay unknown(UUID id, ZoneId zone) {
        return new Stay(id, new When(Instant.EPOCH, false), zone);
    }

    UUID id() {
        return id;
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** When the item happened that was added last. */
    Instant lastAdded() {
        return items.get(items.size() - 1).at();
    }

    void add(Origin origin, When when, At at) {
        Instant moment = moment(when);
        items.add(new Item(moment, origin, at.command(moment)));
    }

    private Instant moment(When when) {
        if (!when.dayOnly()) {
            return when.at();
        }
        LocalDate day = day(when.at());
        int before = byTheDay.merge(day, 1, Integer::sum) - 1;
        Instant begin = day.equals(day(admitted)) ? admitted : when.at();
        return begin.plusSeconds(before);
    }

    /** When the last thing happened of which is told, not later than a moment. */
    Instant last(Instant notAfter) {
        return items.stream()
                .map(Item::at)
                .filter(at -> !at.isAfter(notAfter))
                .max(Comparator.naturalOrder())
                .filter(at -> at.isAfter(admitted))
                .orElse(admitted);
    }

    /** Gives all of it in order. */
    void inOrder(BiConsumer<Origin, Command> to) {
        items.stream().sorted(Comparator.comparing(Item::at)).forEach(item -> to.accept(item.origin(), item.command()));
    }
}
