package org.flightplan.health;

/** Work that a node does from its start to its end. Each bean that is one is begun with the node. */
public interface BackgroundWork {

    /** What is done, and how often. */
    Worker.Plan plan();
}
