package org.flightplan.simulator.flow;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * A way through the hospital, as its specialty's resource tells it.
 *
 * @param admission elective, emergency, urgent or transfer
 * @param weight how often, beside the specialty's others
 * @param born how often, beside the others, of those who are born here; 0 for all who come from outside
 * @param youngest in years
 * @param oldest in years
 * @param gender of all who go this way, or empty
 * @param dies how probably
 * @param urgent whether operations are done at any hour
 * @param dayBefore whether an elective patient comes the day before the operation
 * @param unidentified how probably nobody knows at first who it is
 * @param birth whether somebody is born on it
 */
public record Pathway(
        String specialty,
        String name,
        String admission,
        double weight,
        double born,
        double youngest,
        double oldest,
        String gender,
        double dies,
        boolean urgent,
        boolean dayBefore,
        double unidentified,
        boolean birth,
        List<String> complaints,
        List<String> diagnoses,
        List<Step> steps,
        List<Milestone> milestones) {

    /**
     * A part of the way, in one place.
     *
     * @param operating whether it takes a slot of the day's list
     * @param medianHours how long, for half of the patients at most
     * @param sigma how much that varies, as that of a log-normal distribution
     * @param level the risk state
     * @param critical whether those who die do it here
     */
    public record Step(
            String location,
            boolean operating,
            boolean bassinet,
            double medianHours,
            double sigma,
            String level,
            boolean critical,
            List<Happening> events) {

        private static Step of(JsonObject json) {
            double[] hours = Json.pair(json, "hours");
            return new Step(
                    json.getString("at"),
                    json.getBoolean("operating", false),
                    json.getBoolean("bassinet", false),
                    hours[0],
                    hours[1],
                    json.getString("level"),
                    json.getBoolean("critical", false),
                    Json.objects(json, "events").stream().map(Happening::of).toList());
        }

        double meanHours() {
            return medianHours * StrictMath.exp(sigma * sigma / 2);
        }
    }

    /**
     * A clinical event.
     *
     * @param part of the step's time after which it happens
     * @param level the risk state from then on, or empty
     * @param data with {@code pick}, {@code range}, {@code decimal}, {@code later} and {@code note} where a value is drawn
     */
    public record Happening(String type, double part, double chance, String level, JsonObject data) {

        private static Happening of(JsonObject json) {
            return new Happening(
                    json.getString("type"),
                    Json.number(json, "part", 0),
                    Json.number(json, "chance", 1),
                    json.getString("level", ""),
                    json.getJsonObject("data"));
        }
    }

    /**
     * A milestone.
     *
     * @param step the number of the step in which it is reached
     * @param part of the step's time after which it is reached
     */
    public record Milestone(String name, String phase, int step, double part) {

        private static Milestone of(JsonObject json) {
            return new Milestone(
                    json.getString("name"), json.getString("phase"), json.getInt("step"), Json.number(json, "part", 0));
        }
    }

    static Pathway of(String specialty, JsonObject json) {
        double[] age = Json.pair(json, "age");
        return new Pathway(
                specialty,
                json.getString("name"),
                json.getString("admission"),
                Json.number(json, "weight", 0),
                Json.number(json, "born", 0),
                age[0],
                age[1],
                json.getString("gender", ""),
                Json.number(json, "dies", 0),
                json.getBoolean("urgent", false),
                json.getString("admitted", "").equals("day_before"),
                Json.number(json, "unidentified", 0),
                json.containsKey("births"),
                Json.texts(json, "complaints"),
                Json.texts(json, "diagnoses"),
                Json.objects(json, "steps").stream().map(Step::of).toList(),
                Json.objects(json, "milestones").stream().map(Milestone::of).toList());
    }

    boolean elective() {
        return admission.equals("elective");
    }

    /**
     * The location of the first operation.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    String operatedIn() {
        return steps.stream().filter(Step::operating).findFirst().orElseThrow().location();
    }

    /** How long it takes on average, in days. */
    double meanDays() {
        return steps.stream().mapToDouble(Step::meanHours).sum() / 24;
    }

    /** How many hours after the admission a part of a step is expected. */
    public double expectedHours(int step, double part) {
        double before =
                steps.subList(0, step).stream().mapToDouble(Step::medianHours).sum();
        return before + part * steps.get(step).medianHours();
    }
}
