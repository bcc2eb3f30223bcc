package org.flightplan.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;

/** Has keys brought under the newest ones in the background; nodes that do it at once do each other no harm. */
@ApplicationScoped
public class KeyRotationTimer implements BackgroundWork {

    private final KeyStoreCheck check;
    private final KeyRotation rotation;

    /** @param check of the key store, before {@code rotation} touches it */
    @Inject
    public KeyRotationTimer(KeyStoreCheck check, KeyRotation rotation) {
        this.check = check;
        this.rotation = rotation;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KeyRotationTimer() {
        this(null, null);
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan("key rotation", Duration.ofSeconds(20), Duration.ofMinutes(10), () -> this::rotate);
    }

    private void rotate() {
        check.recheck();
        if (check.problem().isEmpty()) {
            rotation.bringUpToDate();
        }
    }
}
