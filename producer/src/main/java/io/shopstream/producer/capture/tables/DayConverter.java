package io.shopstream.producer.capture.tables;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Properties;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Delivers dates as text, as PostgreSQL writes them: {@code 2026-03-01}, {@code infinity} or {@code -infinity}. The
 * connector's own form counts days in an int: it turns infinity into some day, and in a snapshot the year 44 BC into
 * the year 44. Public because the engine creates it by reflection.
 */
public final class DayConverter implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final String INFINITY = "infinity";
    // A snapshot delivers infinity as the driver's date of Long.MAX_VALUE or so, a change as LocalDate.MAX or so.
    private static final long UNREACHED_YEAR = 10_000_000;

    /** Needs no {@link #configure}. */
    public DayConverter() {}

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        if (column.typeName().equals("date")) {
            registration.register(SchemaBuilder.string(), DayConverter::text);
        }
    }

    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Date date -> text(day(date));
            case LocalDate day -> text(day);
            default -> value.toString();
        };
    }

    private static String text(LocalDate day) {
        if (day.getYear() > UNREACHED_YEAR) {
            return INFINITY;
        }
        return day.getYear() < -UNREACHED_YEAR ? "-" + INFINITY : day.toString();
    }

    // By instant, not by toLocalDate(): that one drops the era. Days before October 1582 come out some days off, since
    // Date counts them by the Julian calendar.
    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), ZoneId.systemDefault());
    }
}
