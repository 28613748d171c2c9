package io.shopstream.producer.capture.tables;

import io.shopstream.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a captured row strictly: a value that is missing, null or of an unexpected type causes an
 * {@link UnfitTableException}, never a default. Other columns are ignored.
 */
public final class RowFields {
    // The connector's placeholder for an out-of-line (TOAST) value that an update did not change.
    private static final String UNAVAILABLE = "__debezium_unavailable_value";

    private final String table;
    private final Struct row;

    public RowFields(String table, Struct row) {
        this.table = table;
        this.row = row;
    }

    public String text(String column) {
        String value = value(column, ColumnKind.TEXT, String.class);
        if (value.equals(UNAVAILABLE)) {
            throw new UnfitTableException(table, column, "is stored out of line", "alter its storage to plain");
        }
        return value;
    }

    /** In minor units. */
    long money(String column) {
        BigDecimal amount = value(column, ColumnKind.MONEY, BigDecimal.class);
        try {
            return Money.toMinor(amount);
        } catch (ArithmeticException e) {
            throw new UnfitTableException(
                    table, column, "has more than two decimal places", "change it back to " + ColumnKind.MONEY.usual());
        }
    }

    long count(String column) {
        return value(column, ColumnKind.COUNT, Long.class);
    }

    boolean flag(String column) {
        return value(column, ColumnKind.FLAG, Boolean.class);
    }

    /** Truncated to the millisecond, the precision of the records. */
    Instant instant(String column) {
        String text = value(column, ColumnKind.INSTANT, String.class);
        return Instant.ofEpochMilli(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    }

    LocalDate day(String column) {
        return LocalDate.ofEpochDay(value(column, ColumnKind.DAY, Integer.class));
    }

    private <T> T value(String column, ColumnKind kind, Class<T> type) {
        Field field = row.schema().field(column);
        if (field == null) {
            throw UnfitTableException.missing(table, column, kind);
        }
        @Nullable Object value = row.get(field);
        if (value == null) {
            throw new UnfitTableException(table, column, "is null in a row", "set a value and make it not null");
        }
        if (!type.isInstance(value)) {
            throw UnfitTableException.retyped(
                    table, column, field.schema().type().getName(), kind);
        }
        return type.cast(value);
    }
}
