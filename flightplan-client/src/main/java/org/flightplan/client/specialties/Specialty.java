package org.flightplan.client.specialties;

import java.util.List;
import org.flightplan.client.http.Lists;

/**
 * A specialty of the installation.
 *
 * @param name by which stays name it
 * @param label for people
 * @param version the newest one
 * @param versions that are installed
 */
public record Specialty(String name, String label, String version, List<String> versions) {

    /** Lists that are not told are empty. */
    public Specialty {
        versions = Lists.orEmpty(versions);
    }
}
