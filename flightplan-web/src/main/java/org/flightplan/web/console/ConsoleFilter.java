package org.flightplan.web.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the console: its pages anew each time, its files once for a year, since their address changes with their content.
 */
@WebFilter(filterName = "ConsoleFilter", asyncSupported = true)
public class ConsoleFilter implements Filter {

    static final String PATH = "/console/";

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private @Nullable ConsoleFiles files;

    @Override
    public void init(FilterConfig config) {
        files = new ConsoleFiles(config.getServletContext());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ConsoleFiles console = Objects.requireNonNull(files);
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String path = asked.getRequestURI().substring(asked.getContextPath().length());
        boolean isRead = asked.getMethod().equals("GET") || asked.getMethod().equals("HEAD");
        Optional<ConsoleFiles.Served> file =
                path.startsWith(PATH) ? console.find(path.substring(PATH.length() - 1)) : Optional.empty();
        Optional<ConsoleFiles.Served> page = console.page(path);
        if (isRead && page.isPresent()) {
            send(asked, answer, page.get(), "no-cache");
        } else if (isRead && file.isPresent()) {
            send(asked, answer, file.get(), FOR_A_YEAR);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void send(
            HttpServletRequest asked, HttpServletResponse answer, ConsoleFiles.Served file, String keeping)
            throws IOException {
        String takes = asked.getHeader("Accept-Encoding");
        boolean compressed = takes != null && takes.toLowerCase(Locale.ROOT).contains("gzip");
        byte[] content = file.content(compressed);
        answer.setContentType(file.type());
        answer.setHeader("Cache-Control", keeping);
        answer.addHeader("Vary", "Accept-Encoding");
        if (compressed) {
            answer.setHeader("Content-Encoding", "gzip");
        }
        answer.setContentLength(content.length);
        if (asked.getMethod().equals("GET")) {
            answer.getOutputStream().write(content);
        }
    }
}
