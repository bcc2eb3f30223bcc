package org.flightplan.archives;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where the reading is: a fault of the file is told by the entry it was met in. */
final class ReadingPlace {

    static final String BEGINNING = "its beginning";

    interface Step<T extends @Nullable Object> {
        T get() throws IOException;
    }

    private String entry = BEGINNING;

    /** Another entry begins. */
    void is(String name) {
        entry = name;
    }

    /** The one that is being read. */
    String entry() {
        return entry;
    }

    /** Does a step of the reading: what fails in it is the file's fault. */
    <T extends @Nullable Object> T of(Step<T> step) {
        try {
            return step.get();
        } catch (BrokenArchive known) {
            throw known;
        } catch (IOException | RuntimeException e) {
            throw new BrokenArchive(
                    entry,
                    entry.equals(BEGINNING)
                            ? "can't be opened: it is for another key, or the file is no archive"
                            : "can't be read to its end: the file was cut off or altered there",
                    e);
        }
    }

    /** A stream whose faults are the file's. */
    InputStream naming(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() {
                return of(stream::read);
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return of(() -> stream.read(target, offset, length));
            }

            @Override
            public void close() {
                // the archive's to close
            }
        };
    }
}
