package org.flightplan.specialties;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A pack's version, semantic, such as 1.2.0; a later one is greater. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);
    private static final String FORM = "\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}";

    /** The version of a text, or null when it is none. */
    public static @Nullable Version of(String text) {
        if (!text.matches(FORM)) {
            return null;
        }
        String[] parts = text.split("\\.", -1);
        return new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
