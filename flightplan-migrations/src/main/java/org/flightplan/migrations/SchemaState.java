package org.flightplan.migrations;

/** How far the schema is, as this node sees it. */
public sealed interface SchemaState {

    /** Not looked at yet. */
    record Pending() implements SchemaState {}

    /** At the version this node was built for. */
    record Migrated() implements SchemaState {}

    /**
     * Not usable by this node.
     *
     * @param reason what is wrong and what the operator can do about it, in a sentence each; no data
     */
    record Unusable(String reason) implements SchemaState {}
}
