/**
 * Follows a burst, a snapshot, a history or a rebuild that a command has started in a running service, until it is
 * done.
 */
@NullMarked
package io.shopstream.local.watch;

import org.jspecify.annotations.NullMarked;
