package org.flightplan.simulator.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A unit, as its events tell it. */
public final class ModelUnit {

    private final UUID id;
    private final String location;
    private final Map<String, String> beds = new LinkedHashMap<>();

    ModelUnit(UUID id, String location) {
        this.id = id;
        this.location = location;
    }

    /** What a board says of a unit. */
    public record Numbers(long occupied, long open, long unavailable, long pendingIn, long pendingOut, long beds) {}

    boolean take(ModelEvent event) {
        String bed = event.text("bed", 0);
        String state = event.data().getString("state");
        return event.type().equals("unit.bed_added") ? beds.put(bed, state) == null : beds.replace(bed, state) != null;
    }

    public UUID id() {
        return id;
    }

    public String location() {
        return location;
    }

    public int beds() {
        return beds.size();
    }

    boolean has(String bed) {
        return beds.containsKey(bed);
    }

    /**
     * What a board says of it.
     *
     * @param today by the hospital's clock
     */
    public Numbers numbers(Collection<ModelStay> stays, LocalDate today) {
        List<ModelStay> there = stays.stream().filter(ModelStay::isOpen).toList();
        List<ModelStay> here = there.stream()
                .filter(stay -> stay.last()
                        .filter(move -> move.location().equals(location))
                        .isPresent())
                .toList();
        List<String> taken = here.stream()
                .map(stay -> stay.last().orElseThrow().bed())
                .distinct()
                .toList();
        long free = beds.entrySet().stream()
                .filter(bed -> !taken.contains(bed.getKey()) && bed.getValue().equals("available"))
                .count();
        long out = here.stream()
                .filter(stay ->
                        (stay.request != null && !stay.request.equals(location)) || today.equals(stay.plan.target))
                .count();
        long in = there.stream()
                .filter(stay -> location.equals(stay.request) && !here.contains(stay))
                .count();
        return new Numbers(taken.size(), free, beds.size() - taken.size() - free, in, out, beds.size());
    }
}
