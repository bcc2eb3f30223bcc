package org.flightplan.client.admissions;

/** The order of a list of stays; what is equal is ordered by id. */
public enum AdmissionSort {
    ADMIT_DATE("admit_date"),
    NEWEST_FIRST("-admit_date"),
    LENGTH_OF_STAY("length_of_stay"),
    LONGEST_STAY_FIRST("-length_of_stay"),
    RISK("risk"),
    HIGHEST_RISK_FIRST("-risk"),
    LOCATION("location"),
    LAST_LOCATION_FIRST("-location"),
    TARGET("target"),
    LAST_TARGET_FIRST("-target");

    private final String word;

    AdmissionSort(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
