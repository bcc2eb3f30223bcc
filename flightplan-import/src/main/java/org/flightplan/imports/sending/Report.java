package org.flightplan.imports.sending;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flightplan.imports.mapping.Reason;

/** The rows that are not imported, as comma-separated values: source, row, reason, remedy. It says nothing of a patient. */
public final class Report implements AutoCloseable {

    private final CsvWriter writer;

    /**
     * @param file to be written anew
     * @throws UncheckedIOException when it can't be
     */
    public Report(Path file) {
        try {
            writer = CsvWriter.builder().autoFlush(true).build(file, StandardCharsets.UTF_8);
            writer.writeRecord("source", "row", "reason", "remedy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(Origin origin, Reason reason) {
        writer.writeRecord(origin.source(), origin.row(), reason.reason(), reason.remedy());
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
