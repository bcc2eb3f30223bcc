package org.flightplan.web.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a census must say, told of stays as they were, one by one and day by day. */
final class CensusModel {

    /** A stay as it really was. */
    static final class ModelStay {
        final UUID id;
        final UUID patient;
        final Instant admitted;
        final List<ModelMove> moves = new ArrayList<>();

        /** The id of the last one's event; null where it was corrected. */
        @Nullable
        String lastMove;

        @Nullable
        Instant ended;

        boolean died;
        boolean cancelled;

        ModelStay(UUID id, UUID patient, Instant admitted) {
            this.id = id;
            this.patient = patient;
            this.admitted = admitted;
        }

        boolean isOver() {
            return cancelled || ended != null;
        }

        /** When the last happened that is known. */
        Instant last() {
            return Stream.concat(
                            Stream.of(ended == null ? admitted : ended),
                            moves.stream().map(ModelMove::at))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** Where the patient was just before a moment; null: nowhere here. */
        @Nullable
        String placeBefore(Instant moment) {
            if (ended != null && ended.isBefore(moment)) {
                return null;
            }
            return moves.stream()
                    .filter(move -> move.at().isBefore(moment))
                    .max(Comparator.comparing(ModelMove::at))
                    .map(ModelMove::location)
                    .orElse(null);
        }

        @Nullable
        String lastPlace() {
            return moves.stream()
                    .max(Comparator.comparing(ModelMove::at))
                    .map(ModelMove::location)
                    .orElse(null);
        }

        List<ModelMove> inOrder() {
            return moves.stream().sorted(Comparator.comparing(ModelMove::at)).toList();
        }
    }

    /** A move. */
    record ModelMove(Instant at, String location) {}

    /** A day. */
    record ModelDay(LocalDate date, long hours, int occupied, int came, int in, int out, int home, int dead) {}

    private CensusModel() {}

    /**
     * The days of a location.
     *
     * @param location which, or null for the house
     */
    static List<ModelDay> days(
            List<ModelStay> stays, @Nullable String location, LocalDate from, LocalDate to, ZoneId zone) {
        List<ModelDay> days = new ArrayList<>();
        List<ModelStay> real = stays.stream().filter(stay -> !stay.cancelled).toList();
        Predicate<String> here = place -> location == null || location.equals(place);
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Instant begin = day.atStartOfDay(zone).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            Predicate<Instant> today = at -> !at.isBefore(begin) && at.isBefore(end);
            int occupied = 0;
            int came = 0;
            int in = 0;
            int out = 0;
            int home = 0;
            int dead = 0;
            for (ModelStay stay : real) {
                String place = stay.placeBefore(end);
                occupied += place != null && here.test(place) ? 1 : 0;
                String before = null;
                for (ModelMove move : stay.inOrder()) {
                    boolean other = !move.location().equals(before);
                    if (today.test(move.at()) && other) {
                        came += before == null && here.test(move.location()) ? 1 : 0;
                        in += before != null && here.test(move.location()) ? 1 : 0;
                        out += before != null && here.test(before) ? 1 : 0;
                    }
                    before = move.location();
                }
                if (stay.ended != null && today.test(stay.ended) && before != null && here.test(before)) {
                    home += stay.died ? 0 : 1;
                    dead += stay.died ? 1 : 0;
                }
            }
            long hours = Duration.between(begin, end).toHours();
            days.add(new ModelDay(day, hours, occupied, came, in, out, home, dead));
        }
        return days;
    }
}
