package org.flightplan.client.patients;

/**
 * A patient is to be erased for good.
 *
 * @param ground why
 */
public record Erasure(ErasureGround ground) {}
