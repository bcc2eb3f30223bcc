package org.flightplan.imports.mapping;

/**
 * Why a row is not imported, without a word of what stands in it.
 *
 * @param reason what is the matter
 * @param remedy what can be done, so that the next run takes it
 */
public record Reason(String reason, String remedy) {

    /** As an exception, for whoever maps. */
    public Unmappable exception() {
        return new Unmappable(this);
    }
}
