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
    record Ward(List<UUID> sharedAdmissions, AtomicReference<String> lastMrn, AtomicReference<UUID> lastEvent) {}

    private final Sender sender;
    private final Ward ward;

    Clinician(Sender sender, Ward ward) {
        this.sender = sender;
        this.ward = ward;
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
            default -> Commands.clinicalEvent(admission, event());
        };
    }

    /** Now and then the one that another client has just taken. */
    private String mrn() {
        String own = "M" + UUID.randomUUID();
        String last = ward.lastMrn().getAndSet(own);
        return oneIn(10) ? last : own;
    }

    private UUID event() {
        UUID own = UUID.randomUUID();
        UUID last = ward.lastEvent().getAndSet(own);
        return oneIn(20) ? last : own;
    }

    private boolean succeeds(Command command) {
        return send(command) instanceof Acknowledged;
    }

    private Outcome send(Command command) {
        return sender.send(command, oneIn(4) ? Patience.HASTY : Patience.PATIENT);
    }

    private static boolean oneIn(int count) {
        return ThreadLocalRandom.current().nextInt(count) == 0;
    }

    private static <T> T one(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }
}
