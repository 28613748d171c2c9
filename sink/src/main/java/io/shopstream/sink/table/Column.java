package io.shopstream.sink.table;

import io.shopstream.sink.copy.CopyEncoder;
import io.shopstream.sink.copy.RowWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table and how to write it from a row.
 *
 * @param type SQL type without modifiers, as a staging table needs it
 * @param field writes this column's field of a row
 */
public record Column<R>(String name, String type, RowWriter<R> field) {

    static <R> Column<R> text(String name, Function<R, @Nullable String> value) {
        return new Column<>(name, "text", (row, out) -> out.text(value.apply(row)));
    }

    static <R> Column<R> symbol(String name, Function<R, ? extends Enum<?>> value) {
        return new Column<>(
                name, "text", (row, out) -> out.text(value.apply(row).name()));
    }

    static <R> Column<R> bool(String name, Predicate<R> value) {
        return new Column<>(name, "boolean", (row, out) -> out.bool(value.test(row)));
    }

    static <R> Column<R> int4(String name, ToIntFunction<R> value) {
        return new Column<>(name, "integer", (row, out) -> out.int4(value.applyAsInt(row)));
    }

    static <R> Column<R> int8(String name, ToLongFunction<R> value) {
        return new Column<>(name, "bigint", (row, out) -> out.int8(value.applyAsLong(row)));
    }

    static <R> Column<R> int8OrNull(String name, Function<R, @Nullable Long> value) {
        return new Column<>(name, "bigint", (row, out) -> int8OrNull(value.apply(row), out));
    }

    /** From minor units. */
    static <R> Column<R> money(String name, ToLongFunction<R> minor) {
        return new Column<>(name, "numeric", (row, out) -> out.numeric(minor.applyAsLong(row)));
    }

    /** From minor units. */
    static <R> Column<R> moneyOrNull(String name, Function<R, @Nullable Long> minor) {
        return new Column<>(name, "numeric", (row, out) -> out.numeric(minor.apply(row)));
    }

    static <R> Column<R> timestamptz(String name, Function<R, @Nullable Instant> value) {
        return new Column<>(name, "timestamptz", (row, out) -> out.timestamptz(value.apply(row)));
    }

    static <R> Column<R> date(String name, Function<R, @Nullable LocalDate> value) {
        return new Column<>(name, "date", (row, out) -> out.date(value.apply(row)));
    }

    static <R> Column<R> bytea(String name, Function<R, @Nullable ByteBuffer> value) {
        return new Column<>(name, "bytea", (row, out) -> out.bytea(value.apply(row)));
    }

    private static void int8OrNull(@Nullable Long value, CopyEncoder out) {
        if (value == null) {
            out.nullField();
        } else {
            out.int8(value);
        }
    }
}
