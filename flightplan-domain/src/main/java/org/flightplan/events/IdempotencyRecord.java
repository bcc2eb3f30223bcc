package org.flightplan.events;

import jakarta.json.JsonObject;

/**
 * What a request with an idempotency key came to, kept in the transaction of its events.
 *
 * @param key the caller's key, unique in the tenant
 * @param requestHash SHA-256 of the request in hexadecimal: the same key with another request is a caller's mistake
 * @param outcome what came of it, without version and position, which the log adds; no PHI
 */
public record IdempotencyRecord(String key, String requestHash, JsonObject outcome) {}
