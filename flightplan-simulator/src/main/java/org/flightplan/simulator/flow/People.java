package org.flightplan.simulator.flow;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Makes up a hospital's patients and staff: in many scripts, each name a word for what is invented. */
final class People {

    private final UUID house;
    private final ZoneId zone;
    private final Dice dice;
    private final JsonObject words = Json.resource("people.json");
    private final List<JsonObject> scripts = Json.objects(words, "scripts");
    private int count;

    People(House house) {
        this.house = house.id();
        this.zone = house.zone();
        this.dice = Dice.named(house.id() + " people");
    }

    /** Somebody new who goes this way. */
    Person somebody(Pathway pathway, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        double years = pathway.youngest() + dice.below(pathway.oldest() - pathway.youngest());
        LocalDate born = today.minusDays(1 + Math.round(years * 365));
        String gender = pathway.gender().isEmpty() ? gender() : pathway.gender();
        String name = name();
        return person(name, name, born, gender, false, now);
    }

    /** A child of hers; twins are numbered from 0, all others have -1. */
    Person newborn(Person mother, int twin, Instant now) {
        String family = mother.name().substring(mother.name().indexOf(' ') + 1);
        String placeholder = twin < 0
                ? words.getString("newborn")
                : Json.texts(words, "twin").get(twin);
        String given = Json.texts(script(), "given").get(0);
        return person(
                given + " " + family,
                placeholder + " " + family,
                now.atZone(zone).toLocalDate(),
                gender(),
                true,
                now);
    }

    /** A second record of somebody whom nobody recognised. */
    Person unidentified(Person known, Instant now) {
        int number = ++count;
        return new Person(
                Dice.id(house + "person" + number),
                known.lane(),
                known.name(),
                words.getString("provisional") + " " + number,
                mrn(number),
                null,
                known.gender(),
                true,
                now);
    }

    private Person person(
            String name, String firstName, LocalDate born, String gender, boolean provisional, Instant now) {
        int number = ++count;
        UUID id = Dice.id(house + "person" + number);
        return new Person(id, id, name, firstName, mrn(number), born, gender, provisional, now);
    }

    private static String mrn(int number) {
        return String.format(Locale.ROOT, "SYN-%06d", number);
    }

    private String gender() {
        return dice.pick(List.of("female", "male", "female", "male", "female", "male", "other", "unknown"));
    }

    private JsonObject script() {
        return dice.pick(scripts, script -> Json.number(script, "weight", 0));
    }

    private String name() {
        JsonObject script = script();
        return dice.pick(Json.texts(script, "given")) + " " + dice.pick(Json.texts(script, "family"));
    }
}
