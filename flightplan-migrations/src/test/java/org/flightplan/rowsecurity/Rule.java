package org.flightplan.rowsecurity;

import java.util.List;

/**
 * What the catalogue must say about the walls.
 *
 * @param name a sentence
 * @param offenders a query that names what breaks the rule; each name is one line
 * @param violations statements each of which breaks the rule
 */
record Rule(String name, String offenders, List<String> violations) {

    @Override
    public String toString() {
        return name;
    }
}
