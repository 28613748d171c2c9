/**
 * Reads a file line by line: its raw bytes, the fields in them, and the rules that make a line valid. Knows nothing of
 * Kafka or of what the shop holds.
 */
@NullMarked
package io.shopstream.producer.imports.lines;

import org.jspecify.annotations.NullMarked;
