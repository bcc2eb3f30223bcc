package org.flightplan.web.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of {@code ALLOWED_HOSTS}: a list with commas of names such as {@code flightplan.example.org}, or
 * {@code .example.org} for every name below. A request must be addressed to one of them, and pages of theirs may call the
 * API.
 */
final class AllowedHosts {

    private final boolean any;
    private final List<String> hosts;

    /**
     * Reads the setting.
     *
     * @param setting empty when it is not set
     * @param development where everything is allowed unless it is set
     */
    AllowedHosts(Optional<String> setting, boolean development) {
        this.any = setting.isEmpty() && development;
        this.hosts = setting.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** Whether a request may be addressed so, with or without a port. */
    boolean allowsHost(@Nullable String header) {
        return any || (header != null && isListed(withoutPort(header)));
    }

    /** Whether a page of this origin may read what the API answers; only one that is listed by name. */
    boolean allowsOrigin(String origin) {
        try {
            URI uri = new URI(origin);
            return uri.getHost() != null && isListed(uri.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isListed(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(listed -> listed.startsWith(".") ? host.endsWith(listed) : host.equals(listed));
    }

    // an IPv6 address has colons of its own
    private static String withoutPort(String header) {
        return header.replaceFirst(":\\d+$", "");
    }
}
