package org.flightplan.archives;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of an entry, each of bounded length: what an entry says is not believed before all of it was read. */
final class ArchiveLines {

    private static final int LONGEST = 1 << 24;

    private ArchiveLines() {}

    /** Takes a line. */
    interface Line {
        void take(long number, String text) throws IOException;
    }

    /** @throws BrokenArchive when a line is longer than any that is written */
    static void of(String entry, InputStream content, Line line) throws IOException {
        InputStream in = new BufferedInputStream(content, 1 << 16);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        long number = 1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                line.take(number, bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
                number++;
            } else if (bytes.size() == LONGEST) {
                throw new BrokenArchive(entry, "has a line that is too long, line " + number);
            } else {
                bytes.write(next);
            }
        }
        if (bytes.size() > 0) {
            throw new BrokenArchive(entry, "ends in the midst of line " + number);
        }
    }
}
