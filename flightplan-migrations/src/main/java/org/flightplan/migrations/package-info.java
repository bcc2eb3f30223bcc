/**
 * The schema: Liquibase changesets, and the migrator that applies them before anything else touches the database.
 * Everything here works through the owner's datasource; no other package changes a table's shape.
 */
@NullMarked
package org.flightplan.migrations;

import org.jspecify.annotations.NullMarked;
