package org.flightplan.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept connection, with at most one request on its way. */
final class Connection {

    private final Selector selector;
    private final int port;
    private final AnswerReader answer = new AnswerReader();
    private SocketChannel channel;
    private long due;

    Connection(Selector selector, int port) throws IOException {
        this.selector = selector;
        this.port = port;
        this.channel = open();
    }

    /** When the request that is on its way was to be sent. */
    long due() {
        return due;
    }

    /** Sends a request. */
    void send(byte[] request, long dueNanos) throws IOException {
        if (!channel.isOpen()) {
            channel = open();
        }
        due = dueNanos;
        answer.begin();
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads what has come: the status of a complete answer, or 0 while some of it is missing. */
    int receive() throws IOException {
        int status = channel.read(answer.buffer()) < 0 ? answer.statusAtEnd() : answer.status();
        if (status != 0 && answer.closes()) {
            // the server lets a connection have so many requests and no more; its end must not be taken for an answer's
            channel.close();
        }
        return status;
    }

    /** The last answer, for whoever has to tell what went wrong. */
    String lastAnswer() {
        return answer.text();
    }

    private SocketChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        return opened;
    }
}
