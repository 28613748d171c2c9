/**
 * Imports files of orders: publishes the valid lines as orders, users and products, and the others as dead letters.
 */
@NullMarked
package io.shopstream.producer.imports;

import org.jspecify.annotations.NullMarked;
