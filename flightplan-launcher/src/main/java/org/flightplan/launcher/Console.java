package org.flightplan.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What the launcher tells the person who started it: plain lines of ASCII on standard output. Never a secret, never a
 * patient.
 */
final class Console {

    private final PrintWriter out =
            new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);

    /** One line. */
    void say(String line) {
        out.println(line);
    }

    /** For those who draw on it. */
    PrintWriter writer() {
        return out;
    }

    /** Whether a person sits in front of it, rather than a file or a pipe behind. */
    @SuppressWarnings("SystemConsoleNull") // newer JDKs have a console without a terminal, and a method that tells
    boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
