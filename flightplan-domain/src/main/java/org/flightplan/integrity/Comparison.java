package org.flightplan.integrity;

import java.util.List;
import org.flightplan.integrity.SealReport.Finding;
import org.flightplan.integrity.SealReport.Kind;
import org.jspecify.annotations.Nullable;

/** What a seal says was stored, held against what is. */
final class Comparison {

    private final Seal seal;

    Comparison(Seal seal) {
        this.seal = seal;
    }

    /**
     * The first difference, by position; null when there is none.
     *
     * @param stored what stands between the last event of the seal before and the last of this one, ascending
     */
    @Nullable
    Finding with(List<Digest> stored) {
        int at = 0;
        for (Digest sealed : seal.events()) {
            Digest found = at < stored.size() ? stored.get(at) : null;
            if (found == null || found.position() > sealed.position()) {
                return finding(Kind.MISSING, sealed.position());
            } else if (found.position() < sealed.position()) {
                return finding(Kind.INSERTED, found.position());
            } else if (!found.sameContent(sealed)) {
                return finding(isAnotherOfTheSeal(found) ? Kind.REORDERED : Kind.ALTERED, sealed.position());
            }
            at++;
        }
        return at < stored.size() ? finding(Kind.INSERTED, stored.get(at).position()) : null;
    }

    private boolean isAnotherOfTheSeal(Digest found) {
        return seal.events().stream().anyMatch(found::sameContent);
    }

    private Finding finding(Kind kind, long position) {
        return new Finding(kind, position, seal.number());
    }
}
