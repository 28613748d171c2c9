/** A PostgreSQL server as a child process, from binaries that Maven delivers. */
@NullMarked
package io.shopstream.embedded.postgres;

import org.jspecify.annotations.NullMarked;
