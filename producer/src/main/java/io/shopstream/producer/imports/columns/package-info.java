/** The columns that an import reads, and the mapping that says where an export of another shop has them. */
@NullMarked
package io.shopstream.producer.imports.columns;

import org.jspecify.annotations.NullMarked;
