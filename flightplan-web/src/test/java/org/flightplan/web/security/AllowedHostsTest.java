package org.flightplan.web.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom requests may be addressed to, and whose pages may call. */
class AllowedHostsTest {

    private final AllowedHosts listed =
            new AllowedHosts(Optional.of("flightplan.example.org, .ward.example.org,, [::1]"), false);

    @Test
    void a_host_is_allowed_by_name_or_by_what_it_is_below_with_any_port_and_in_any_case() {
        for (String host : List.of(
                "flightplan.example.org",
                "FlightPlan.Example.org:8443",
                "icu.ward.example.org",
                "a.b.ward.example.org:80",
                "[::1]:8080")) {
            assertTrue(listed.allowsHost(host), host);
        }
    }

    @Test
    void any_other_host_is_not_and_neither_is_none() {
        for (String host : List.of(
                "example.org",
                "ward.example.org",
                "evil.org",
                "flightplan.example.org.evil.org",
                "evilflightplan.example.org",
                "flightplan.example.org:80:80",
                "flightplan.example.org@evil.org",
                "")) {
            assertFalse(listed.allowsHost(host), host);
        }
        assertFalse(listed.allowsHost(null));
    }

    @Test
    void an_origin_is_allowed_by_its_host_alone() {
        assertTrue(listed.allowsOrigin("https://flightplan.example.org"));
        assertTrue(listed.allowsOrigin("https://icu.ward.example.org:444"));
        for (String origin :
                List.of("null", "https://evil.org", "", "flightplan.example.org", "https://a b", "file:///x")) {
            assertFalse(listed.allowsOrigin(origin), origin);
        }
    }

    @Test
    void unset_it_allows_any_host_in_development_and_none_elsewhere_and_no_origin_anywhere() {
        assertTrue(new AllowedHosts(Optional.empty(), true).allowsHost("anything"));
        assertFalse(new AllowedHosts(Optional.empty(), true).allowsOrigin("https://anything.example.org"));
        assertFalse(new AllowedHosts(Optional.empty(), false).allowsHost("anything"));
        assertFalse(new AllowedHosts(Optional.of("a.example.org"), true).allowsHost("anything"));
    }
}
