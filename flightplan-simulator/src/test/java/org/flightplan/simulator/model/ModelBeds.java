package org.flightplan.simulator.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flightplan.simulator.model.ModelStay.Occupation;

/** Who was in which bed at the same time as somebody else. */
public final class ModelBeds {

    private ModelBeds() {}

    /**
     * Two in one bed.
     *
     * @param meant whether who came later says why
     */
    public record Shared(String bed, Instant from, boolean meant) {}

    /** Every bed that was shared, by the corrected record. */
    public static List<Shared> shared(Collection<ModelStay> stays) {
        Map<String, List<Occupation>> byBed = stays.stream()
                .filter(stay -> !stay.cancelled)
                .flatMap(stay -> stay.occupations().stream())
                .collect(Collectors.groupingBy(Occupation::bed, TreeMap::new, Collectors.toList()));
        List<Shared> shared = new ArrayList<>();
        byBed.values().forEach(occupations -> {
            occupations.sort(Comparator.comparing(Occupation::from));
            for (int later = 1; later < occupations.size(); later++) {
                Occupation who = occupations.get(later);
                boolean taken = occupations.subList(0, later).stream()
                        .anyMatch(
                                other -> other.until() == null || other.until().isAfter(who.from()));
                if (taken) {
                    shared.add(new Shared(who.bed(), who.from(), who.meantShared()));
                }
            }
        });
        return shared;
    }

    /** Beds that moves have named and no unit has. */
    public static List<String> unknown(ModelHospital hospital) {
        Map<String, ModelUnit> units =
                hospital.units().stream().collect(Collectors.toMap(ModelUnit::location, unit -> unit));
        return hospital.moves().stream()
                .filter(move -> move.bed() != null)
                .filter(move -> !units.containsKey(move.location())
                        || !units.get(move.location()).has(move.bed()))
                .map(move -> move.location() + "/" + move.bed())
                .toList();
    }
}
