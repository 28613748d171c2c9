package io.shopstream.sink.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.fixture.TestWarehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The binary form equals PostgreSQL's own, byte for byte, as its send functions show. */
class BinaryFormatIT {
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void shouldEncodeNumericLikeTheServer() {
        List<Long> amounts = new ArrayList<>(List.of(0L, 1L, -1L, 10_000L, 1_000_000L, Long.MAX_VALUE, Long.MIN_VALUE));
        LongStream.generate(random::nextLong).limit(2_000).forEach(value -> amounts.add(value >> random.nextInt(63)));
        String values = amounts.stream()
                .map(amount -> "(" + java.math.BigDecimal.valueOf(amount, 2).toPlainString() + "::numeric(20, 2))")
                .collect(Collectors.joining(", "));

        List<String> server =
                warehouse.rows("select encode(numeric_send(v), 'hex') from (values " + values + ") as t (v)");

        assertThat(server).isEqualTo(amounts.stream().map(this::numeric).toList());
    }

    @Test
    void shouldEncodeTimesAndDatesLikeTheServer() {
        List<Instant> times = LongStream.generate(() -> random.nextLong(-62_000_000_000_000L, 253_000_000_000_000L))
                .limit(500)
                .mapToObj(Instant::ofEpochMilli)
                .toList();
        String values =
                times.stream().map(time -> "(timestamptz '" + time + "')").collect(Collectors.joining(", "));
        assertThat(warehouse.rows("select encode(timestamptz_send(v), 'hex') from (values " + values + ") as t (v)"))
                .isEqualTo(times.stream()
                        .map(time -> hex(out -> out.timestamptz(time)))
                        .toList());

        assertThat(warehouse.rows("select encode(date_send(v), 'hex') from"
                        + " (values (date '0001-01-01'), (date '1970-01-01'), (date '9999-12-31')) as t (v)"))
                .isEqualTo(List.of("0001-01-01", "1970-01-01", "9999-12-31").stream()
                        .map(LocalDate::parse)
                        .map(date -> hex(out -> out.date(date)))
                        .toList());
    }

    private String numeric(long amount) {
        return hex(out -> out.numeric(amount));
    }

    // Without the length that precedes each field.
    private static String hex(java.util.function.Consumer<CopyEncoder> field) {
        CopyEncoder out = new CopyEncoder();
        field.accept(out);
        return HexFormat.of().formatHex(out.toByteArray()).substring(8);
    }
}
