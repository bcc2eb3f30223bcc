/**
 * A tenant's archive: everything of one hospital in one encrypted and signed file, made here and taken in by another
 * installation. Events keep their ids and versions, patients get new keys, and who was erased stays so.
 */
@NullMarked
package org.flightplan.archives;

import org.jspecify.annotations.NullMarked;
