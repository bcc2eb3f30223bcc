package org.flightplan.simulator.flow;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a hospital has.
 *
 * @param id of its tenant
 * @param specialties by name
 * @param patients how many of each specialty are there on average
 */
public record House(
        UUID id,
        String name,
        ZoneId zone,
        Map<String, Specialty> specialties,
        Map<String, Double> patients,
        List<Unit> units) {

    /**
     * A unit.
     *
     * @param specialty or empty
     * @param attributes of its beds
     */
    public record Unit(
            UUID id,
            String location,
            String name,
            String specialty,
            List<String> beds,
            List<String> bassinets,
            List<String> attributes) {

        private static final int LARGE = 12;

        private static Unit of(UUID house, JsonObject json, double factor) {
            String location = json.getString("location");
            return new Unit(
                    Dice.id(house + "unit" + location),
                    location,
                    json.getString("name"),
                    json.getString("specialty", ""),
                    numbered(location + "-", Math.round(factor * json.getInt("beds"))),
                    numbered(location + "-B", Math.round(factor * json.getInt("bassinets", 0))),
                    Json.texts(json, "attributes"));
        }

        /** Of a large unit the last bed is blocked: something is broken there. */
        public boolean isBlocked(String bed) {
            return beds.size() > LARGE && bed.equals(beds.get(beds.size() - 1));
        }

        /** The beds that are not blocked, without bassinets. */
        public List<String> usableBeds() {
            return beds.stream().filter(bed -> !isBlocked(bed)).toList();
        }

        private static List<String> numbered(String prefix, long count) {
            List<String> beds = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                beds.add(prefix + number);
            }
            return List.copyOf(beds);
        }
    }

    /**
     * The houses of the resource, so many of them.
     *
     * @param factor by which each is larger than it says
     */
    public static List<House> all(long seed, int count, double factor) {
        List<House> houses = new ArrayList<>();
        for (JsonObject json : Json.objects(Json.resource("hospitals.json"), "hospitals")) {
            if (houses.size() < count) {
                houses.add(of(seed, json, factor));
            }
        }
        return List.copyOf(houses);
    }

    private static House of(long seed, JsonObject json, double factor) {
        UUID id = Dice.id("hospital " + seed + json.getString("name"));
        Map<String, Specialty> specialties = new LinkedHashMap<>();
        Map<String, Double> patients = new LinkedHashMap<>();
        json.getJsonObject("patients").forEach((name, number) -> {
            specialties.put(name, Specialty.named(name));
            patients.put(name, factor * ((JsonNumber) number).doubleValue());
        });
        return new House(
                id,
                json.getString("name"),
                ZoneId.of(json.getString("time_zone")),
                specialties,
                patients,
                Json.objects(json, "units").stream()
                        .map(unit -> Unit.of(id, unit, factor))
                        .toList());
    }

    /** How many patients of a specialty are there on average. */
    double patients(Specialty specialty) {
        return patients.getOrDefault(specialty.name(), 0.0);
    }

    /** A specialty, which the hospital has. */
    public Specialty specialty(String name) {
        return Objects.requireNonNull(specialties.get(name), name);
    }

    /** The unit of a location, which is there. */
    public Unit unit(String location) {
        return units.stream()
                .filter(unit -> unit.location().equals(location))
                .findFirst()
                .orElseThrow();
    }

    /** The day, by the hospital's clock. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** A moment of a day, by the hospital's clock. */
    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
