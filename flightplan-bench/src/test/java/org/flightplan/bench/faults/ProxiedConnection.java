package org.flightplan.bench.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.flightplan.bench.faults.CuttingProxy.Cut;
import org.jspecify.annotations.Nullable;

/** One session through the proxy, message by message of PostgreSQL's protocol. */
final class ProxiedConnection {

    // what a client may ask before its session begins: answered with one byte, and then it begins
    private static final Set<Integer> BEFORE_A_SESSION = Set.of(80877103, 80877104);
    private static final int LONGEST_WAIT_MILLIS = 4;

    private final CuttingProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Set<String> appendStatements = new HashSet<>();
    private boolean appending;
    private volatile boolean silent;

    ProxiedConnection(CuttingProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void carryRequests() {
        try (client;
                server;
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
            beginSession(in, out);
            while (true) {
                int type = in.readUnsignedByte();
                byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
                Cut cut = cutAt(type, body);
                if (cut == Cut.BEFORE_THE_COMMIT) {
                    out.flush();
                    cut();
                    return;
                }
                silent |= cut == Cut.BEFORE_THE_ANSWER;
                out.writeByte(type);
                out.writeInt(body.length + Integer.BYTES);
                out.write(body);
                if (in.available() == 0) {
                    out.flush();
                }
                if (silent) {
                    out.flush();
                    cut();
                    return;
                }
            }
        } catch (IOException e) {
            // either end has gone: so does the other
        }
    }

    void carryAnswers() {
        byte[] buffer = new byte[1 << 16];
        try (client;
                server) {
            int count = server.getInputStream().read(buffer);
            while (count >= 0) {
                if (!silent) {
                    client.getOutputStream().write(buffer, 0, count);
                }
                count = server.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // either end has gone: so does the other
        }
    }

    private static void beginSession(DataInputStream in, DataOutputStream out) throws IOException {
        int code;
        do {
            int length = in.readInt();
            code = in.readInt();
            out.writeInt(length);
            out.writeInt(code);
            out.write(in.readNBytes(length - 2 * Integer.BYTES));
            out.flush();
        } while (BEFORE_A_SESSION.contains(code));
    }

    /** An append is parsed (P) once, bound (B) each time, executed, and committed by what follows: Sync (S). */
    private @Nullable Cut cutAt(int type, byte[] body) {
        String text = type == 'P' || type == 'B' ? new String(body, StandardCharsets.ISO_8859_1) : "";
        if (type == 'P') {
            String name = text.substring(0, text.indexOf('\0'));
            if (text.contains("append_events")) {
                appendStatements.add(name);
            } else {
                appendStatements.remove(name);
            }
        } else if (type == 'B') {
            int name = text.indexOf('\0') + 1;
            appending |= appendStatements.contains(text.substring(name, text.indexOf('\0', name)));
        } else if (type == 'S' && appending) {
            appending = false;
            return proxy.taken();
        }
        return null;
    }

    /** At any moment between the request and its answer, and without a farewell. */
    private void cut() throws IOException {
        Waiting.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(LONGEST_WAIT_MILLIS)));
        client.setSoLinger(true, 0);
    }
}
