package org.flightplan.commands;

/** Why a command was refused. Each component has a sealed family of these; none holds PHI. */
public interface Rejection {

    /** What the caller is told. */
    Reason reason();
}
