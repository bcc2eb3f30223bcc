package org.flightplan.integrity;

import java.security.MessageDigest;

/**
 * What is sealed of an event.
 *
 * @param position the event's in the log
 * @param sha256 of all that is stored of it but its position, so that two events that changed places are found as such
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameContent, and never changed
record Digest(long position, byte[] sha256) {

    static final int BYTES = 32;

    /**
     * The digest, calculated where the event is stored. As a JSON array the values can't run into each other, and moments
     * are in UTC whatever the session's time zone.
     */
    static final String SQL = """
            sha256(convert_to(jsonb_build_array(tenant_id, stream_id, stream_type, event_version, event_type, data, metadata,
                                                created_at at time zone 'UTC', created_by)::text, 'UTF8'))
            """;

    boolean sameContent(Digest other) {
        return MessageDigest.isEqual(sha256, other.sha256);
    }
}
