package org.flightplan.client.http;

/** What patients' data is looked at for, as the audit trail will say. */
public enum Purpose {
    TREATMENT,
    PAYMENT,
    OPERATIONS,
    EMERGENCY,
    PATIENT_REQUEST,
    PUBLIC_HEALTH,
    RESEARCH,
    LEGAL;

    @Override
    public String toString() {
        return Words.of(this);
    }
}
