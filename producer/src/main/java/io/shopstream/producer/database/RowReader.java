package io.shopstream.producer.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row from the columns of {@link Table}, in their order. */
@FunctionalInterface
interface RowReader<R> {
    R read(ResultSet columns) throws SQLException;
}
