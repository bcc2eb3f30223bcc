/**
 * The nodes of the installation, as each tells of itself.
 * They are shown to who runs them; nothing else rests on it.
 */
@NullMarked
package org.flightplan.nodes;

import org.jspecify.annotations.NullMarked;
