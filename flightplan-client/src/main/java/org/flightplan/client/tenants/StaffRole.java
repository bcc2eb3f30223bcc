package org.flightplan.client.tenants;

/** What staff may do. */
public enum StaffRole {
    CLINICIAN("clinician"),
    PRIVACY_OFFICER("privacy-officer"),
    TENANT_ADMIN("tenant-admin"),
    VIEWER("viewer");

    private final String word;

    StaffRole(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
