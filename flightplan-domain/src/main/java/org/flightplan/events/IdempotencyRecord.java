package org.flightplan.events;

import jakarta.json.JsonObject;

/**
 * The answer to a request with an idempotency key, kept in the transaction of its events.
 *
 * @param key the caller's key, unique in the tenant
 * @param requestHash SHA-256 of the request in hexadecimal: the same key with another request is a caller's mistake
 * @param answer what the caller is told, without version and position, which the log adds; no PHI
 */
public record IdempotencyRecord(String key, String requestHash, JsonObject answer) {}
