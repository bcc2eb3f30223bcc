package org.flightplan.simulator.flow;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * What a specialty's resource tells: its pathways, and the words for what is written about their patients.
 *
 * @param notes free texts
 * @param tasks kind and text of each
 */
public record Specialty(String name, List<Pathway> pathways, List<String> notes, List<JsonObject> tasks) {

    /** Reads the resource of this name. */
    static Specialty named(String name) {
        JsonObject json = Json.resource(name + ".json");
        return new Specialty(
                name,
                Json.objects(json, "pathways").stream()
                        .map(pathway -> Pathway.of(name, pathway))
                        .toList(),
                Json.texts(json, "notes"),
                Json.objects(json, "tasks"));
    }

    /** Those of an admission that is planned, or of one that is not. */
    List<Pathway> coming(boolean elective) {
        return pathways.stream()
                .filter(pathway -> pathway.weight() > 0 && pathway.elective() == elective)
                .toList();
    }

    /** Those of patients who are born here. */
    List<Pathway> born() {
        return pathways.stream().filter(pathway -> pathway.born() > 0).toList();
    }

    /** How many come a day, so that so many are there on average. */
    double arrivals(double present) {
        double weights = pathways.stream().mapToDouble(Pathway::weight).sum();
        double days = pathways.stream()
                .mapToDouble(pathway -> pathway.weight() * pathway.meanDays())
                .sum();
        return present * weights / days;
    }

    /** The part of all arrivals that is planned, or is not. */
    double share(boolean elective) {
        double all = pathways.stream().mapToDouble(Pathway::weight).sum();
        return coming(elective).stream().mapToDouble(Pathway::weight).sum() / all;
    }
}
