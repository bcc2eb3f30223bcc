package org.flightplan.web.console;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The console's files as they are served: of each page the modules and the style sheets each as one, and the pages, which name them by
 * a version made from the content of all. They are read once.
 */
final class ConsoleFiles {

    /** A page: the module that it begins with, its style sheets as one, and whether it draws a chart. */
    private record Page(String path, String entry, String sheets, boolean draws) {}

    private static final List<Page> PAGES = List.of(
            new Page("/index.html", "/js/main.js", "/styles.css", true),
            new Page("/wall.html", "/js/wall/main.js", "/wall.css", false));

    private static final Pattern LIBRARY = Pattern.compile("'(?:\\.\\./)+(webjars/[^']+)'");
    private static final Pattern SHEET =
            Pattern.compile("\\s*<link rel=\"stylesheet\" href=\"(styles/[^\"]+)\"( media=\"print\")? />");
    private static final Pattern FILE = Pattern.compile("(href|src)=\"((?:js|images)/[^\"]+)\"");
    private static final int SHORT = 16;

    /** A file, as it is and compressed. */
    static final class Served {

        private final String type;
        private final byte[] content;
        private final byte[] gzip;

        private Served(String type, byte[] content) {
            this.type = type;
            this.content = content;
            gzip = compressed(content);
        }

        String type() {
            return type;
        }

        /** Its bytes: not to be written to. */
        byte[] content(boolean asGzip) {
            return asGzip ? gzip : content;
        }
    }

    private final Map<String, Served> files = new TreeMap<>();
    private final String version;
    private final Map<String, Served> pages = new TreeMap<>();

    ConsoleFiles(ServletContext context) {
        for (String folder : Set.of("/js/", "/styles/", "/images/")) {
            readAll(context, folder);
        }
        for (String path : List.copyOf(files.keySet())) {
            for (Matcher named = LIBRARY.matcher(path.endsWith(".js") ? text(path) : ""); named.find(); ) {
                read(context, "/" + named.group(1));
            }
        }
        PAGES.forEach(page -> read(context, page.path()));
        version = versionOfAll();
        Map<String, Served> joined = new TreeMap<>();
        for (Page page : PAGES) {
            String written = text(page.path());
            joined.put(page.sheets(), served(page.sheets(), sheets(written)));
            joined.put(page.entry(), served(page.entry(), JoinedModules.join(page.entry(), this::text)));
            pages.put(page.path(), served(page.path(), page(page, written)));
        }
        PAGES.forEach(page -> files.remove(page.path()));
        files.putAll(joined);
    }

    // what stands before the paths of the files
    private String versionOfAll() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, file) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(file.content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page of a path; the first of all at the root. */
    Optional<Served> page(String path) {
        return Optional.ofNullable(pages.get(path.equals("/") ? PAGES.get(0).path() : path));
    }

    /** The file of a path such as {@code /3f…/js/main.js}; none for another version, whose files are gone. */
    Optional<Served> find(String versioned) {
        String prefix = "/" + version;
        return versioned.startsWith(prefix + "/")
                ? Optional.ofNullable(files.get(versioned.substring(prefix.length())))
                : Optional.empty();
    }

    private void readAll(ServletContext context, String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                readAll(context, path);
            } else {
                read(context, path);
            }
        }
    }

    private void read(ServletContext context, String path) {
        try (InputStream file = open(context, path)) {
            if (file == null) {
                throw new IllegalStateException("The console's " + path + " is missing");
            }
            files.put(path, served(path, file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // a library beside the WAR, as in an EAR, has its resources on the class path alone
    private static @Nullable InputStream open(ServletContext context, String path) {
        InputStream file = context.getResourceAsStream(path);
        return file == null ? ConsoleFiles.class.getResourceAsStream("/META-INF/resources" + path) : file;
    }

    // what the first page needs: the chart's, which one module names by its version
    private String library() {
        Matcher named = LIBRARY.matcher(text("/js/chart/echarts.js"));
        if (!named.find()) {
            throw new IllegalStateException("The console names no chart library");
        }
        return named.group(1);
    }

    /** All style sheets in the page's order; what is for paper says so itself. */
    private String sheets(String written) {
        StringBuilder all = new StringBuilder();
        for (Matcher sheet = SHEET.matcher(written); sheet.find(); ) {
            String rules = text("/" + sheet.group(1));
            all.append(sheet.group(2) == null ? rules : "@media print {\n" + rules + "}\n");
        }
        return all.toString();
    }

    private String page(Page page, String written) {
        String named = FILE.matcher(SHEET.matcher(written).replaceAll(""))
                .replaceAll("$1=\"" + ConsoleFilter.PATH.substring(1) + version + "/$2\"");
        StringBuilder first = new StringBuilder();
        first.append(link("stylesheet", page.sheets()));
        if (page.draws()) {
            first.append(link("modulepreload", "/" + library()));
        }
        return named.replace("  </head>", first + "  </head>");
    }

    private String link(String relation, String path) {
        String address = ConsoleFilter.PATH.substring(1) + version + path;
        return "    <link rel=\"" + relation + "\" href=\"" + address + "\" />\n";
    }

    private String text(String path) {
        Served file = files.get(path);
        if (file == null) {
            throw new IllegalStateException("The console has no " + path);
        }
        return new String(file.content, StandardCharsets.UTF_8);
    }

    private static Served served(String path, String text) {
        return served(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Served served(String path, byte[] content) {
        return new Served(type(path), content);
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js", "mjs" -> "text/javascript;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            case "html" -> "text/html;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
