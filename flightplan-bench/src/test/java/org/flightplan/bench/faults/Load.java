package org.flightplan.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.faults.Sender.Patience;

/** Many clinicians at once, from its making to its end. */
final class Load implements AutoCloseable {

    private static final int SHARED_ADMISSIONS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> work = new ArrayList<>();
    private volatile boolean over;

    /** Admits the shared patients; then all begin. */
    Load(Sender sender, Shift shift) {
        Pace pace = new Pace(shift.perSecond());
        List<UUID> shared =
                Stream.generate(() -> admit(sender)).limit(SHARED_ADMISSIONS).toList();
        Clinician.Taken nothing = new Clinician.Taken(UUID.randomUUID(), UUID.randomUUID());
        Clinician.Ward ward = new Clinician.Ward(
                shared, new AtomicReference<>("M" + UUID.randomUUID()), new AtomicReference<>(nothing));
        for (int i = 0; i < shift.clients(); i++) {
            Clinician clinician = new Clinician(sender, ward, pace, shift.isHasty());
            work.add(threads.submit(() -> {
                while (!over) {
                    clinician.work();
                }
            }));
        }
    }

    /** Lets everyone finish the command they are at, and tells of a client that failed by itself. */
    void end() throws InterruptedException, ExecutionException {
        over = true;
        for (Future<?> clinician : work) {
            clinician.get();
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }

    private static UUID admit(Sender sender) {
        UUID patient = UUID.randomUUID();
        UUID admission = UUID.randomUUID();
        for (Command command :
                List.of(Commands.patient(patient, "M" + patient), Commands.admission(admission, patient))) {
            Outcome outcome = sender.send(command, Patience.PATIENT);
            if (!(outcome instanceof Acknowledged)) {
                throw new IllegalStateException("No ward to work on: " + command + " is " + outcome);
            }
        }
        return admission;
    }
}
