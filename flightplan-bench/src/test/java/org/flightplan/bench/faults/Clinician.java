package org.flightplan.bench.faults;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.faults.Sender.Patience;

/** One client: registers and admits patients, records what happens to them, and writes to stays that all write to. */
final class Clinician {

    private static final int STAY = 10;

    /** What the clients share. */
    record Ward(List<UUID> sharedAdmissions, AtomicReference<String> lastMrn, AtomicReference<Taken> lastEvent) {}

    /** An event's id, and the stay it was taken for. */
    record Taken(UUID event, UUID admission) {}

    private final Sender sender;
    private final Ward ward;
    private final Pace pace;
    private final boolean hasty;

    /** @param hasty whether every fourth command is sent only once */
    Clinician(Sender sender, Ward ward, Pace pace, boolean hasty) {
        this.sender = sender;
        this.ward = ward;
        this.pace = pace;
        this.hasty = hasty;
    }

    /** One patient's stay; shorter when a command on the way is refused or its outcome unknown. */
    void work() {
        UUID patient = UUID.randomUUID();
        UUID admission = UUID.randomUUID();
        if (succeeds(Commands.patient(patient, mrn())) && succeeds(Commands.admission(admission, patient))) {
            for (int i = 0; i < STAY; i++) {
                Command command = oneOn(admission);
                if (succeeds(command) && oneIn(10)) {
                    // as a client that lost the answer: it must be told the same
                    send(command);
                }
            }
        }
    }

    private Command oneOn(UUID ownAdmission) {
        UUID admission = oneIn(8) ? one(ward.sharedAdmissions()) : ownAdmission;
        return switch (ThreadLocalRandom.current().nextInt(6)) {
            case 0 -> Commands.move(admission);
            case 1 -> Commands.together(admission, 3);
            default -> Commands.clinicalEvent(admission, event(admission));
        };
    }

    /** Now and then the one that another client has just taken. */
    private String mrn() {
        String own = "M" + UUID.randomUUID();
        String last = ward.lastMrn().getAndSet(own);
        return oneIn(10) ? last : own;
    }

    /** Of another stay, since on its own it would be the same command again. */
    private UUID event(UUID admission) {
        UUID own = UUID.randomUUID();
        Taken last = ward.lastEvent().getAndSet(new Taken(own, admission));
        return oneIn(20) && !last.admission().equals(admission) ? last.event() : own;
    }

    private boolean succeeds(Command command) {
        return send(command) instanceof Acknowledged;
    }

    private Outcome send(Command command) {
        pace.await();
        return sender.send(command, hasty && oneIn(4) ? Patience.HASTY : Patience.PATIENT);
    }

    private static boolean oneIn(int count) {
        return ThreadLocalRandom.current().nextInt(count) == 0;
    }

    private static <T> T one(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }
}
