package org.flightplan.specialties;

/**
 * What is wrong with a pack.
 *
 * @param file as its author knows it
 * @param line from 1
 * @param fault what is wrong there
 * @param remedy what to do
 */
public record PackProblem(String file, int line, String fault, String remedy) {

    /** One line for the log: {@code specialty.yaml:12: what is wrong; what to do}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + fault + "; " + remedy;
    }
}
