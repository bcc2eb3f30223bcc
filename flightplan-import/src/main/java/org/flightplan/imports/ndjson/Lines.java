package org.flightplan.imports.ndjson;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flightplan.imports.sending.Source.SourceException;

/** A file of lines, of which each can be read again by where it begins. */
final class Lines implements AutoCloseable {

    private static final int LONGEST = 8 << 20;

    private final Path file;
    private final RandomAccessFile again;

    /** Takes a line, with its number from 1 and where it begins. */
    interface Taker {
        void take(String line, long number, long offset);
    }

    Lines(Path file) {
        this.file = file;
        try {
            again = new RandomAccessFile(file.toFile(), "r");
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static SourceException unreadable() {
        return new SourceException("The file of commands can't be read: give one of JSON objects, one a line.");
    }

    /** Gives all lines that are not blank. */
    void each(Taker taker) {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long offset = 0;
            long number = 1;
            long begin = 0;
            int read;
            do {
                read = bytes.read();
                offset++;
                if (read == '\n' || read < 0) {
                    String text = line.toString(StandardCharsets.UTF_8);
                    if (!text.isBlank()) {
                        taker.take(text, number, begin);
                    }
                    line.reset();
                    number++;
                    begin = offset;
                } else if (line.size() < LONGEST) {
                    line.write(read);
                }
            } while (read >= 0);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** The line that begins there. */
    String at(long offset) {
        try {
            again.seek(offset);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 12];
            int length = again.read(part);
            while (length > 0) {
                for (int i = 0; i < length; i++) {
                    if (part[i] == '\n') {
                        return line.toString(StandardCharsets.UTF_8);
                    }
                    line.write(part[i]);
                }
                length = again.read(part);
            }
            return line.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    @Override
    public void close() {
        try {
            again.close();
        } catch (IOException e) {
            throw unreadable();
        }
    }
}
