/** Broker, database and schema registry in containers, for the tests of the profile {@code containers}. */
@NullMarked
package io.shopstream.containers;

import org.jspecify.annotations.NullMarked;
