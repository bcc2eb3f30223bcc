package org.flightplan.web.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user may do, from the token's {@code groups}. */
public enum Role {
    /** Reads the tenant's patients. */
    VIEWER("viewer"),
    /** Reads and writes the tenant's patients. */
    CLINICIAN("clinician"),
    /** Manages its own tenant. */
    TENANT_ADMIN("tenant-admin"),
    /** Manages tenants and the database; reads no PHI. */
    PLATFORM_ADMIN("platform-admin"),
    /** A service, and nobody else: sends commands and reads the whole feed; all of it is on record. */
    INTERFACE("interface"),
    /** Reads the audit trail. */
    PRIVACY_OFFICER("privacy-officer");

    /** Those of people who work in a hospital. */
    public static final Set<Role> OF_STAFF = Set.of(VIEWER, CLINICIAN, TENANT_ADMIN, PRIVACY_OFFICER);

    /** Another name for the privacy officer. */
    private static final String AUDITOR = "auditor";

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The name in a token. */
    public String group() {
        return group;
    }

    /** Every name that a token may give a role. */
    public static List<String> groups() {
        return Stream.concat(Arrays.stream(values()).map(Role::group), Stream.of(AUDITOR))
                .toList();
    }

    /** The role of a token's group; {@code auditor} is another name for the privacy officer. */
    public static Optional<Role> of(String group) {
        if (group.equals(AUDITOR)) {
            return Optional.of(PRIVACY_OFFICER);
        }
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }

    /** The roles of a token's groups; unknown groups are others' business. */
    public static Set<Role> of(Set<String> groups) {
        return groups.stream().map(Role::of).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }
}
