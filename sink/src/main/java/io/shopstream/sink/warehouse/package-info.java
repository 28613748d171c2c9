/** The warehouse database: address, migrations, sessions, and what its errors mean. */
@NullMarked
package io.shopstream.sink.warehouse;

import org.jspecify.annotations.NullMarked;
