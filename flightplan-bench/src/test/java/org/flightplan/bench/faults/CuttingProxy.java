package org.flightplan.bench.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Stands between a node's events pool and PostgreSQL, and cuts a connection in the middle of an append when it is told to. */
final class CuttingProxy implements AutoCloseable {

    /** Where an append is cut off. */
    enum Cut {
        /** It was executed; the commit was not asked for any more. */
        BEFORE_THE_COMMIT,
        /** The commit was asked for; the answer does not come back. */
        BEFORE_THE_ANSWER
    }

    private final ServerSocket entrance;
    private final IntSupplier target;
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();

    /** @param target the port of PostgreSQL on this machine */
    CuttingProxy(IntSupplier target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The next append on any of its connections is cut off so. */
    void cutNext(Cut cut) {
        armed.set(cut);
    }

    /** Whether there was an append to cut off since it was told to. */
    boolean hasCut() {
        return armed.get() == null;
    }

    /** Cuts nothing more. */
    void leaveAlone() {
        armed.set(null);
    }

    /** What to do with the append that passes just now; null for nothing. */
    @Nullable
    Cut taken() {
        return armed.getAndSet(null);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                try {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
                    ProxiedConnection connection = new ProxiedConnection(this, client, server);
                    daemon(connection::carryRequests);
                    daemon(connection::carryAnswers);
                } catch (IOException e) {
                    // PostgreSQL is away, and so is this
                    client.close();
                }
            } catch (IOException e) {
                // closed
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
