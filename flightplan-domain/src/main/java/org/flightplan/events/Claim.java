package org.flightplan.events;

import java.util.UUID;

/**
 * A key that no other stream of the tenant may have: taken in the transaction of the events that claim it.
 *
 * @param kind what the key is, such as {@code mrn}
 * @param keyHash what stands for the key, in hexadecimal: a hash of what may be PHI, else the key itself
 * @param stream the stream that takes it
 */
public record Claim(String kind, String keyHash, UUID stream) {}
