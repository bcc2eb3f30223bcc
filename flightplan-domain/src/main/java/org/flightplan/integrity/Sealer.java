package org.flightplan.integrity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.flightplan.integrity.SealStore.Head;
import org.flightplan.tenants.TenantId;

/** Seals what was appended since the last seal, a page at a time. */
final class Sealer {

    /** So many events a transaction; a tenant's among them are one seal. */
    static final int PAGE = 2_000;

    private final SealKeys keys;

    Sealer(SealKeys keys) {
        this.keys = keys;
    }

    /**
     * Seals one page in a transaction of its own.
     *
     * @return whether there may be another page: false too while another node seals
     */
    boolean sealPage(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            SealStore store = new SealStore(connection);
            OptionalLong position = store.lock();
            int sealed = position.isEmpty() ? 0 : sealBehind(store, position.getAsLong());
            connection.commit();
            return sealed == PAGE;
        } finally {
            // nothing is left after a commit
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private int sealBehind(SealStore store, long position) throws SQLException {
        Map<TenantId, List<Digest>> events = store.eventsBehind(position, PAGE);
        if (events.isEmpty()) {
            return 0;
        }
        Map<TenantId, Head> heads = store.heads(events.keySet());
        List<Seal> seals = new ArrayList<>();
        int count = 0;
        long last = position;
        for (Map.Entry<TenantId, List<Digest>> each : events.entrySet()) {
            Head head = heads.getOrDefault(each.getKey(), new Head(0, Seal.NOTHING));
            Seal seal = Seal.after(head.hash(), each.getKey(), head.number() + 1, each.getValue(), keys);
            seals.add(seal);
            count += seal.events().size();
            last = Math.max(last, seal.lastPosition());
        }
        store.insert(seals);
        store.advance(last);
        return count;
    }
}
