package org.flightplan.commands;

/** Why a command was refused. Each component has a sealed family of these; none holds PHI. */
public interface Rejection {

    /** What the caller is told. */
    Reason reason();

    /**
     * Whether it rests on what was sent alone, and so tells whoever sent it nothing of what is recorded. Everything else is
     * told only to those who may read the record.
     */
    default boolean restsOnRequest() {
        return false;
    }
}
