package io.shopstream.producer.capture.tables;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 17);

    /** Needs no {@link #configure}. */
    public DayConverter() {}

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        if (column.typeName().equals("date")) {
            // Optional even if the column is not null: a deletion tells only the primary key.
            registration.register(SchemaBuilder.string().optional(), DayConverter::text);
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

    // Date and toLocalDate() agree about the offsets of the JVM's time zone in former times, and java.time does not:
    // many
    // zones differ by minutes before 1900. But toLocalDate() drops the era and fails for infinity, so days of the
    // Julian
    // calendar go by their instant, and come out some days off.
    private static LocalDate day(Date date) {
        LocalDate utc = LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), ZoneOffset.UTC);
        return utc.isBefore(GREGORIAN) || utc.getYear() > UNREACHED_YEAR ? utc : date.toLocalDate();
    }
}
