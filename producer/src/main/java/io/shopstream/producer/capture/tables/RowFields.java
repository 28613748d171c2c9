package io.shopstream.producer.capture.tables;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.RejectionReason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a captured row strictly: a column that is missing or of an unexpected type causes an
 * {@link UnfitTableException}, a value that no record can hold a {@link RejectedRowException}, never a default. Other
 * columns are ignored.
 */
public final class RowFields {
    /**
     * What the connector delivers for an out-of-line (TOAST) value that an update did not change. No text of PostgreSQL
     * equals it, for none contains NUL.
     */
    public static final String UNAVAILABLE = "\0unavailable";

    private static final Set<String> INFINITE = Set.of("infinity", "-infinity");
    private static final Set<String> NO_AMOUNT = Set.of("NAN", "POSITIVE_INFINITY", "NEGATIVE_INFINITY");
    // The first whole year of the calendar: a snapshot and a change disagree about earlier days.
    private static final int FIRST_YEAR = 1583;

    private final String table;
    private final Struct row;

    public RowFields(String table, Struct row) {
        this.table = table;
        this.row = row;
    }

    public String text(String column) {
        return stored(column, value(column, ColumnKind.TEXT, String.class));
    }

    @Nullable String textOrNull(String column) {
        String value = valueOrNull(column, ColumnKind.TEXT, String.class);
        return value == null ? null : stored(column, value);
    }

    private String stored(String column, String value) {
        if (value.equals(UNAVAILABLE)) {
            throw new UnfitTableException(table, column, "is stored out of line", "alter its storage to plain");
        }
        return value;
    }

    /** In minor units. */
    long money(String column) {
        String text = value(column, ColumnKind.MONEY, String.class);
        if (NO_AMOUNT.contains(text)) {
            throw rejected(RejectionReason.AMOUNT_OUT_OF_RANGE, column, "is not a number or infinite: set an amount");
        }
        BigDecimal amount;
        try {
            amount = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw retyped(column, ColumnKind.MONEY);
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new UnfitTableException(
                    table, column, "has more than two decimal places", "change it back to " + ColumnKind.MONEY.usual());
        }
        try {
            return Money.toMinor(amount);
        } catch (ArithmeticException e) {
            throw rejected(
                    RejectionReason.AMOUNT_OUT_OF_RANGE, column, "must lie within +-" + Money.format(Money.MAX_MINOR));
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
        String text = finite(column, ColumnKind.INSTANT);
        try {
            return Instant.ofEpochMilli(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            throw retyped(column, ColumnKind.INSTANT);
        }
    }

    LocalDate day(String column) {
        LocalDate day;
        try {
            day = LocalDate.parse(finite(column, ColumnKind.DAY));
        } catch (DateTimeException e) {
            throw retyped(column, ColumnKind.DAY);
        }
        if (day.getYear() < FIRST_YEAR) {
            throw rejected(RejectionReason.TIME_OUT_OF_RANGE, column, "lies before the year " + FIRST_YEAR);
        }
        return day;
    }

    private String finite(String column, ColumnKind kind) {
        String text = value(column, kind, String.class);
        if (INFINITE.contains(text)) {
            throw rejected(RejectionReason.TIME_OUT_OF_RANGE, column, "is infinite: set a time in the years to 9999");
        }
        return text;
    }

    private <T> T value(String column, ColumnKind kind, Class<T> type) {
        T value = valueOrNull(column, kind, type);
        if (value == null) {
            throw rejected(RejectionReason.FIELD_MISSING, column, "is null: set a value and make the column not null");
        }
        return value;
    }

    private <T> @Nullable T valueOrNull(String column, ColumnKind kind, Class<T> type) {
        Field field = row.schema().field(column);
        if (field == null) {
            throw UnfitTableException.missing(table, column, kind);
        }
        // Not get(): it returns the column's default in place of null.
        @Nullable Object value = row.getWithoutDefault(column);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw retyped(column, kind);
        }
        return type.cast(value);
    }

    private UnfitTableException retyped(String column, ColumnKind kind) {
        Field field = row.schema().field(column);
        return UnfitTableException.retyped(
                table, column, field == null ? "absent" : field.schema().type().getName(), kind);
    }

    private RejectedRowException rejected(RejectionReason reason, String column, String trouble) {
        return RejectedRowException.of(reason, table, column, trouble);
    }
}
