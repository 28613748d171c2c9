package io.shopstream.producer.database;

import java.util.function.Function;

/**
 * A column of a table of the shop.
 *
 * @param type as PostgreSQL names it
 * @param value the column's value of a row, in a form whose text PostgreSQL reads as the type
 */
record Column<R>(String name, String type, Function<R, Object> value) {}
