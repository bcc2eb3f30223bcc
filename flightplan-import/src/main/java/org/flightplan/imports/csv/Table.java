package org.flightplan.imports.csv;

import de.siegmar.fastcsv.reader.CsvIndex.CsvPage;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.IndexedCsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flightplan.imports.sending.Source.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma-separated values (RFC 4180), of which any row can be read. It is read as UTF-8, with a byte order mark or
 * without, and as Windows-1252 where it is no valid UTF-8; what separates its values is seen by its first line.
 */
final class Table implements AutoCloseable {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;
    private static final String MARK = "\uFEFF";

    private final String name;
    private final @Nullable IndexedCsvReader<CsvRecord> reader;
    private final long[] lines;
    private final Map<String, Integer> columns = new HashMap<>();

    private Table(String name, @Nullable IndexedCsvReader<CsvRecord> reader, long... lines) {
        this.name = name;
        this.reader = reader;
        this.lines = lines;
    }

    /** A file in a folder, whatever the case of its name; one without rows where there is no such file. */
    static Table in(Path folder, String name) {
        try (var files = Files.list(folder)) {
            Path file = files.filter(found -> found.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(null);
            return file == null ? new Table(name, null) : of(file);
        } catch (IOException e) {
            throw new SourceException("The folder of the CSV files can't be read: give one that can.");
        }
    }

    static Table of(Path file) throws IOException {
        Charset charset = isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
        IndexedCsvReader<CsvRecord> reader = IndexedCsvReader.builder()
                .pageSize(1)
                .fieldSeparator(separator(file, charset))
                .ofCsvRecord(file, charset);
        Table table = new Table(String.valueOf(file.getFileName()), reader, lines(file, reader));
        if (!reader.getIndex().pages().isEmpty()) {
            List<String> header = reader.readPage(0).get(0).getFields();
            for (int i = 0; i < header.size(); i++) {
                table.columns.putIfAbsent(key(header.get(i).replace(MARK, "")), i);
            }
        }
        return table;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static char separator(Path file, Charset charset) throws IOException {
        try (var lines = Files.newBufferedReader(file, charset)) {
            String header = lines.readLine();
            char best = ',';
            for (char other : new char[] {';', '\t', '|'}) {
                if (header != null && count(header, other) > count(header, best)) {
                    best = other;
                }
            }
            return best;
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    // as an editor counts: the index counts a line end of two characters between quotes as two
    private static long[] lines(Path file, IndexedCsvReader<CsvRecord> reader) throws IOException {
        List<CsvPage> pages = reader.getIndex().pages();
        long[] lines = new long[pages.size()];
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            long position = 0;
            long line = 1;
            int before = 0;
            for (int i = 0; i < lines.length; i++) {
                for (; position < pages.get(i).offset(); position++) {
                    int read = bytes.read();
                    if (read == '\r' || (read == '\n' && before != '\r')) {
                        line++;
                    }
                    before = read;
                }
                lines[i] = line;
            }
        }
        return lines;
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        try (InputStream stream = Files.newInputStream(file);
                ReadableByteChannel channel = Channels.newChannel(stream)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, characters, end);
                if (result.isError()) {
                    return false;
                }
                characters.clear();
                bytes.compact();
            }
        }
        return true;
    }

    String name() {
        return name;
    }

    /** How many rows there are behind the header. */
    int size() {
        return reader == null ? 0 : Math.max(0, reader.getIndex().pages().size() - 1);
    }

    /** A row, from 0. */
    Row row(int number) {
        if (reader == null) {
            throw new IllegalStateException("no rows");
        }
        try {
            CsvRecord read = reader.readPage(number + 1).get(0);
            return new Row(name, lines[number + 1], read.getFields(), columns);
        } catch (IOException | CsvParseException e) {
            throw new SourceException(
                    "A row of " + name + " can't be read any more: it was changed or has a quote without an end.");
        }
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            throw new SourceException(name + " can't be closed.");
        }
    }
}
