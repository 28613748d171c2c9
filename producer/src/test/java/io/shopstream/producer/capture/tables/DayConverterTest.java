package io.shopstream.producer.capture.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.spi.converter.RelationalColumn;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

class DayConverterTest {
    // The driver's infinite dates, see org.postgresql.PGStatement.
    private static final long INFINITY = 9_223_372_036_825_200_000L;
    private static final long NEGATIVE_INFINITY = -9_223_372_036_832_400_000L;

    @Test
    void shouldWriteDaysAsPostgresDoes() {
        assertThat(DayConverter.text(null)).isNull();
        assertThat(DayConverter.text(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(DayConverter.text(Date.valueOf("2024-02-29"))).isEqualTo("2024-02-29");
        assertThat(DayConverter.text(Date.valueOf("1969-12-31"))).isEqualTo("1969-12-31");
        assertThat(DayConverter.text(LocalDate.of(5_874_897, 12, 31))).isEqualTo("+5874897-12-31");
    }

    // Whatever the time zone of the JVM: tests run in one whose offset in former times is not a whole number of
    // minutes.
    @Test
    void shouldKeepEveryDayOfTheGregorianCalendar() {
        for (int year = 1583; year <= 9999; year++) {
            for (String day : List.of("-01-01", "-06-30", "-12-31")) {
                String text = "%04d%s".formatted(year, day);
                assertThat(DayConverter.text(Date.valueOf(text))).isEqualTo(text);
            }
        }
    }

    // A deletion tells only the primary key; a required column would end the engine.
    @Test
    void shouldAcceptDeletions() {
        List<Schema> registered = new ArrayList<>();
        new DayConverter().converterFor(new Column("date"), (schema, converter) -> registered.add(schema.build()));
        new DayConverter().converterFor(new Column("text"), (schema, converter) -> registered.add(schema.build()));
        assertThat(registered).singleElement().satisfies(schema -> assertThat(schema.isOptional())
                .isTrue());
    }

    @Test
    void shouldTellInfinityFromAnyDay() {
        assertThat(DayConverter.text(LocalDate.MAX)).isEqualTo("infinity");
        assertThat(DayConverter.text(LocalDate.MIN)).isEqualTo("-infinity");
        assertThat(DayConverter.text(new Date(INFINITY))).isEqualTo("infinity");
        assertThat(DayConverter.text(new Date(NEGATIVE_INFINITY))).isEqualTo("-infinity");
    }

    @Test
    void shouldKeepTheEra() {
        GregorianCalendar calendar = new GregorianCalendar(44, 2, 15);
        calendar.set(GregorianCalendar.ERA, GregorianCalendar.BC);
        assertThat(DayConverter.text(new Date(calendar.getTimeInMillis()))).startsWith("-0043-03-1");
        assertThat(DayConverter.text(LocalDate.of(-43, 3, 15))).isEqualTo("-0043-03-15");
    }

    /** A column that is not null. */
    private record Column(String typeName) implements RelationalColumn {
        @Override
        public int jdbcType() {
            return 0;
        }

        @Override
        public int nativeType() {
            return 0;
        }

        @Override
        public String typeExpression() {
            return typeName;
        }

        @Override
        public OptionalInt length() {
            return OptionalInt.empty();
        }

        @Override
        public OptionalInt scale() {
            return OptionalInt.empty();
        }

        @Override
        public boolean isOptional() {
            return false;
        }

        @Override
        public Object defaultValue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasDefaultValue() {
            return false;
        }

        @Override
        public String name() {
            return "starts_on";
        }

        @Override
        public String dataCollection() {
            return "shop.campaigns";
        }
    }
}
