package org.flightplan.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an access is for, after HL7's code system PurposeOfUse. The stored names never change. */
public enum Purpose {
    TREATMENT("treatment", false),
    PAYMENT("payment", false),
    OPERATIONS("operations", false),
    EMERGENCY("emergency", false),
    PATIENT_REQUEST("patient_request", false),
    PUBLIC_HEALTH("public_health", true),
    RESEARCH("research", true),
    LEGAL("legal", true);

    private final String stored;
    private final boolean accountable;

    Purpose(String stored, boolean accountable) {
        this.stored = stored;
        this.accountable = accountable;
    }

    /** The name in the audit trail and in the API. */
    public String stored() {
        return stored;
    }

    /** The purpose of this name. */
    public static Optional<Purpose> of(String stored) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.stored.equals(stored))
                .findFirst();
    }

    /** All names, in the order in which they are documented. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Purpose::stored).toList();
    }

    /**
     * Those a patient may ask an account of: all but treatment, payment, operations, and what was disclosed to the patient
     * (45 CFR 164.528(a)(1)).
     */
    static List<String> accountable() {
        return Arrays.stream(values())
                .filter(purpose -> purpose.accountable)
                .map(Purpose::stored)
                .toList();
    }
}
