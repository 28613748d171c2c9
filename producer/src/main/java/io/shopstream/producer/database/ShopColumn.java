package io.shopstream.producer.database;

import java.util.function.Function;

/**
 * A column of a shop table.
 *
 * @param type PostgreSQL's name of the type
 * @param value reads the column's value from a row; PostgreSQL must accept its text for the type
 */
record ShopColumn<R>(String name, String type, Function<R, Object> value) {}
