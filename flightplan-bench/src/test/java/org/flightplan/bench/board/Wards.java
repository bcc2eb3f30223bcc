package org.flightplan.bench.board;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.flightplan.bench.board.Deed.Kind;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.admissions.AdmissionRecorded;
import org.flightplan.client.admissions.Admissions;
import org.flightplan.client.admissions.Cancellation;
import org.flightplan.client.admissions.Discharge;
import org.flightplan.client.admissions.Move;
import org.flightplan.client.admissions.MoveCorrection;
import org.flightplan.client.admissions.MoveRequest;
import org.flightplan.client.admissions.NewAdmission;
import org.flightplan.client.patients.NewPatient;
import org.flightplan.client.units.NewBed;
import org.flightplan.client.units.NewUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who sends the commands of a day: several at once, each one at a time, all of a stay by the same. A move rests on the
 * version of the stay that its caller knows, as one from the board does; a refusal ends the trial.
 */
final class Wards {

    /**
     * A command that was answered.
     *
     * @param position of the log that it was recorded at
     * @param nanos when the answer was there, by {@link System#nanoTime()}
     */
    record Answered(Kind kind, long position, long nanos) {}

    private record MoveOf(int stay, int number) {}

    private final Scale scale;
    private final FlightPlanClient clinician;
    private final String specialty;
    private final Map<Integer, Integer> versions = new ConcurrentHashMap<>();
    private final Map<MoveOf, UUID> moves = new ConcurrentHashMap<>();

    Wards(Scale scale, FlightPlanClient clinician, String specialty) {
        this.scale = scale;
        this.clinician = clinician;
        this.specialty = specialty;
    }

    /** Opens the units with their beds. */
    void open(FlightPlanClient administrator) {
        for (int unit = 1; unit <= scale.units(); unit++) {
            UUID id = administrator
                    .units()
                    .open(new NewUnit(DayPlan.location(unit), "Ward " + unit))
                    .unitId();
            for (int bed = 1; bed <= scale.beds(); bed++) {
                administrator.units().addBed(id, new NewBed(Integer.toString(bed)));
            }
        }
    }

    /** Sends all, each when it is due or as soon after as its caller is free. */
    List<Answered> send(List<Deed> deeds) throws Exception {
        ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(scale.callers());
        long begin = System.nanoTime();
        List<Callable<Void>> callers = new ArrayList<>();
        for (int i = 0; i < scale.callers(); i++) {
            int caller = i;
            List<Deed> own = deeds.stream()
                    .filter(deed -> deed.stay() % scale.callers() == caller)
                    .toList();
            callers.add(() -> {
                for (Deed deed : own) {
                    awaitDue(begin, deed.due());
                    long position = send(deed);
                    answered.add(new Answered(deed.kind(), position, System.nanoTime()));
                }
                return null;
            });
        }
        try {
            for (Future<Void> done : threads.invokeAll(callers)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(answered);
    }

    private static void awaitDue(long begin, Duration due) {
        long moment = begin + due.toNanos();
        for (long wait = moment - System.nanoTime(); wait > 0; wait = moment - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    private long send(Deed deed) {
        UUID stay = stay(deed.stay());
        Admissions admissions = clinician.admissions();
        return switch (deed.kind()) {
            case ADMIT -> admit(deed);
            case MOVE -> moved(deed, resting(deed).move(stay, move(deed)));
            case ASK_FOR_A_MOVE -> {
                Place to = Objects.requireNonNull(deed.to());
                var asked = admissions.requestMove(
                        stay, new MoveRequest(to.location()).toBed(Objects.requireNonNull(to.bed())));
                yield recorded(deed, asked.newVersion(), asked.position());
            }
            case CORRECT_THE_MOVE -> recorded(deed, admissions.correctMove(stay, idOf(deed), correction(deed)));
            case RETRACT_THE_MOVE ->
                recorded(deed, admissions.correctMove(stay, idOf(deed), new MoveCorrection().retracted(true)));
            case DISCHARGE -> recorded(deed, admissions.discharge(stay, new Discharge(deed.at())));
            case CANCEL_THE_DISCHARGE -> recorded(deed, admissions.cancelDischarge(stay, new Cancellation()));
            case CANCEL_THE_STAY ->
                recorded(deed, admissions.cancel(stay, new Cancellation().reason("Synthetic mistake")));
        };
    }

    private long admit(Deed deed) {
        UUID patient = new UUID(1, deed.stay());
        clinician
                .patients()
                .create(new NewPatient(name(deed.stay()), "SYN-" + deed.stay())
                        .dateOfBirth(LocalDate.of(1930, 1, 1).plusDays(deed.stay() * 97L % 30_000))
                        .patientId(patient));
        var admitted = clinician
                .admissions()
                .admit(new NewAdmission(patient, specialty, new UUID(2, deed.stay() % 9), deed.at())
                        .admissionId(stay(deed.stay())));
        return recorded(deed, admitted.newVersion(), admitted.position());
    }

    /** Surnames of six letters, no two of them the same. */
    private static String name(int number) {
        StringBuilder surname = new StringBuilder("S");
        int rest = number * 7_919 % 371_293;
        for (int i = 0; i < 5; i++) {
            surname.append((char) ('a' + rest % 13 * 2));
            rest /= 13;
        }
        return "Synthetic " + surname;
    }

    private Admissions resting(Deed deed) {
        return clinician
                .ifMatch(Objects.requireNonNull(versions.get(deed.stay())))
                .admissions();
    }

    private static Move move(Deed deed) {
        Place to = Objects.requireNonNull(deed.to());
        return new Move(to.location(), deed.at()).toBed(Objects.requireNonNull(to.bed()));
    }

    private static MoveCorrection correction(Deed deed) {
        Place to = Objects.requireNonNull(deed.to());
        return new MoveCorrection()
                .toLocation(to.location())
                .toBed(Objects.requireNonNull(to.bed()))
                .effectiveAt(deed.at());
    }

    private UUID idOf(Deed deed) {
        return Objects.requireNonNull(moves.get(new MoveOf(deed.stay(), deed.move())));
    }

    private long moved(Deed deed, AdmissionRecorded answer) {
        moves.put(new MoveOf(deed.stay(), deed.move()), answer.eventId());
        return recorded(deed, answer);
    }

    private long recorded(Deed deed, AdmissionRecorded answer) {
        return recorded(deed, answer.newVersion(), answer.position());
    }

    private long recorded(Deed deed, @Nullable Integer version, @Nullable Long position) {
        versions.put(deed.stay(), Objects.requireNonNull(version));
        return Objects.requireNonNull(position);
    }

    private static UUID stay(int number) {
        return new UUID(3, number);
    }
}
