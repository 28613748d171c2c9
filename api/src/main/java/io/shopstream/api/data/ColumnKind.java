package io.shopstream.api.data;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How a column is read and shown. */
enum ColumnKind {
    TEXT,
    NUMBER,
    FLAG,
    /** A point in time, UTC. */
    TIME,
    DATE,
    /** A decimal string with two places. */
    MONEY,
    /** Name of a person. */
    NAME,
    /** E-mail address of a person. */
    EMAIL;

    @Nullable Object read(ResultSet row, int index, PersonalData personal) throws SQLException {
        return switch (this) {
            case TEXT -> row.getString(index);
            case NUMBER -> number(row, index);
            case FLAG -> row.getBoolean(index);
            case TIME -> time(row, index);
            case DATE -> row.getObject(index, LocalDate.class);
            case MONEY -> money(row, index);
            case NAME -> personal.name(row.getString(index));
            case EMAIL -> personal.email(row.getString(index));
        };
    }

    private static @Nullable Long number(ResultSet row, int index) throws SQLException {
        long number = row.getLong(index);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant time(ResultSet row, int index) throws SQLException {
        OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String money(ResultSet row, int index) throws SQLException {
        BigDecimal amount = row.getBigDecimal(index);
        return amount == null ? null : amount.toPlainString();
    }
}
