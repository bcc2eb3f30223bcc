package org.flightplan.units;

import java.time.Instant;
import java.util.Optional;
import org.flightplan.units.UnitEvent.Bed;
import org.flightplan.units.UnitEvent.Opened;
import org.flightplan.units.UnitEvent.Updated;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What the rules remember of a unit. */
sealed interface UnitState {

    /** There is no such unit. */
    record NoUnit() implements UnitState {}

    /**
     * There is.
     *
     * @param openedAt from when on
     * @param beds all that it ever had, by name
     * @param closed whether it is no more
     */
    record Unit(
            UnitId id,
            String location,
            String name,
            @Nullable String specialty,
            Instant openedAt,
            PMap<String, KnownBed> beds,
            boolean closed)
            implements UnitState {

        static Unit opened(Opened opened) {
            return new Unit(
                    opened.id(),
                    opened.location(),
                    opened.name(),
                    opened.specialty(),
                    opened.effectiveAt(),
                    HashTreePMap.empty(),
                    false);
        }

        Unit updated(Updated to) {
            return new Unit(id, to.location(), to.name(), to.specialty(), openedAt, beds, closed);
        }

        Unit closedNow() {
            return new Unit(id, location, name, specialty, openedAt, beds, true);
        }

        Unit with(Bed bed, Instant since) {
            return with(new KnownBed(bed, since, false));
        }

        Unit without(String bed, Instant since) {
            KnownBed known = bed(bed).orElseThrow(() -> new IllegalStateException("no bed " + bed));
            return with(new KnownBed(known.bed(), since, true));
        }

        private Unit with(KnownBed bed) {
            return new Unit(
                    id, location, name, specialty, openedAt, beds.plus(bed.bed().name(), bed), closed);
        }

        /** The bed of this name that the unit has. */
        Optional<KnownBed> bed(String bed) {
            return Optional.ofNullable(beds.get(bed)).filter(known -> !known.retired());
        }

        /** Since when what holds of a bed holds; of one that never was, since the unit's opening. */
        Instant since(String bed) {
            KnownBed known = beds.get(bed);
            return known == null ? openedAt : known.since();
        }
    }

    /**
     * A bed.
     *
     * @param bed what was last said of it
     * @param since from when on
     * @param retired whether it is out of the unit
     */
    record KnownBed(Bed bed, Instant since, boolean retired) {}
}
