package org.flightplan.keys;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has keys brought under the newest ones in the background; nodes that do it at once do each other no harm. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class KeyRotationTimer {

    private static final Logger LOG = Logger.getLogger(KeyRotationTimer.class.getName());

    @Inject
    KeyStoreCheck check;

    @Inject
    KeyRotation rotation;

    @Schedule(second = "*/20", minute = "*", hour = "*", persistent = false)
    void rotate() {
        // whatever it is, the timer goes on: a container may end one that throws
        try {
            check.recheck();
            if (check.problem().isEmpty()) {
                rotation.bringUpToDate();
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Keys are not rewrapped yet: {0}",
                    e.getClass().getName());
        }
    }
}
