package org.flightplan.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Random;

/** Ports that nobody listens on, in the blocks that servers take. */
final class Ports {

    private static final Random RANDOM = new Random();

    private Ports() {}

    /** A base that leaves free each port at these distances from it. */
    static int freeBase(int... distances) {
        for (int attempt = 0; attempt < 100; attempt++) {
            // below 32768, where Linux begins to hand out ports for outgoing connections
            int base = 10_000 + 100 * RANDOM.nextInt(100);
            if (Arrays.stream(distances).allMatch(distance -> isFree(base + distance))) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports between 10000 and 32000");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
