package org.flightplan.client.specialties;

import jakarta.json.JsonObject;
import java.util.List;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * What a specialty declares: docs/specialties.md tells of each part.
 *
 * @param name by which stays name it
 * @param label for people
 * @param version of the pack
 * @param description for people
 * @param bands of risk, by level
 * @param locations where patients can be
 * @param dischargeLocation the code of the last one
 * @param dischargeLevel the band of the last one
 * @param riskStates how ill patients can be
 * @param eventTypes what happens at the bedside
 * @param categories of event types
 * @param phases of a flight plan
 * @param checklists of tasks
 * @param calculators of numbers
 * @param rules of the specialty
 * @param header what a page of a stay shows on top
 * @param list what a list of stays shows
 * @param shadedTherapies what a chart shades
 */
public record Manifest(
        String name,
        String label,
        String version,
        @Nullable String description,
        List<Band> bands,
        List<Location> locations,
        String dischargeLocation,
        int dischargeLevel,
        List<RiskState> riskStates,
        List<DeclaredEvent> eventTypes,
        List<Category> categories,
        List<JsonObject> phases,
        List<JsonObject> checklists,
        List<JsonObject> calculators,
        List<JsonObject> rules,
        List<String> header,
        List<String> list,
        List<String> shadedTherapies) {

    /** Lists that are not told are empty. */
    public Manifest {
        bands = Lists.orEmpty(bands);
        locations = Lists.orEmpty(locations);
        riskStates = Lists.orEmpty(riskStates);
        eventTypes = Lists.orEmpty(eventTypes);
        categories = Lists.orEmpty(categories);
        phases = Lists.orEmpty(phases);
        checklists = Lists.orEmpty(checklists);
        calculators = Lists.orEmpty(calculators);
        rules = Lists.orEmpty(rules);
        header = Lists.orEmpty(header);
        list = Lists.orEmpty(list);
        shadedTherapies = Lists.orEmpty(shadedTherapies);
    }

    /**
     * A band of risk.
     *
     * @param level from 0
     * @param label for people
     */
    public record Band(int level, String label) {}

    /**
     * A place.
     *
     * @param code by which moves name it
     * @param aliases other codes of it
     * @param label for people
     * @param colour of its line
     * @param pattern of its line
     * @param kind what sort of place
     */
    public record Location(
            String code,
            List<String> aliases,
            String label,
            String colour,
            @Nullable String pattern,
            String kind) {

        /** Lists that are not told are empty. */
        public Location {
            aliases = Lists.orEmpty(aliases);
        }
    }

    /**
     * How ill a patient can be.
     *
     * @param code by which events name it
     * @param aliases other codes of it
     * @param label for people
     * @param level of its band
     * @param colour of its band
     * @param levelsIn levels by location
     */
    public record RiskState(
            String code,
            List<String> aliases,
            String label,
            @Nullable Integer level,
            @Nullable String colour,
            @Nullable JsonObject levelsIn) {

        /** Lists that are not told are empty. */
        public RiskState {
            aliases = Lists.orEmpty(aliases);
        }
    }

    /**
     * A category of event types.
     *
     * @param id by which they name it
     * @param label for people
     * @param icon of its marks
     * @param colour of its marks
     * @param priority which of two marks is above
     * @param shown from the beginning
     * @param mark its shape
     * @param operation whether its events are operations
     */
    public record Category(
            String id,
            String label,
            @Nullable String icon,
            @Nullable String colour,
            @Nullable Integer priority,
            boolean shown,
            @Nullable String mark,
            boolean operation) {}
}
