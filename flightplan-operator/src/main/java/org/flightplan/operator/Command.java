package org.flightplan.operator;

import java.util.List;

/** What one word of the command line does. */
interface Command {

    int DONE = 0;
    int FAILED = 1;
    int WRONG_USE = 2;
    int PENDING = 3;
    int UNSOUND = 4;

    /** Does it; gives the process's status. */
    int run(List<String> arguments);
}
