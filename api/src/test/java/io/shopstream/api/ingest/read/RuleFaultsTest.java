package io.shopstream.api.ingest.read;

import static io.shopstream.api.ingest.read.Reading.EVENT;
import static io.shopstream.api.ingest.read.Reading.ORDER;
import static io.shopstream.api.ingest.read.Reading.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.validation.RecordValidator;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of the shop, as a code and a pointer into the JSON record. */
class RuleFaultsTest {
    private static final Pattern LONG = Pattern.compile("x\\*([0-9]+)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/order_id | '\"\"' | id-missing | /order_id",
                "/order_id | '\"\\u00a0\"' | id-missing | /order_id",
                "/order_id | '\"x*201\"' | text-not-storable | /order_id",
                "/order_id | '\"a\\u0000\"' | text-not-storable | /order_id",
                "/version | 0 | version-not-positive | /version",
                "/version | -9223372036854775808 | version-not-positive | /version",
                "/kind | '\"RETURN\"' | quantity-sign | /lines/0/quantity",
                "/user_id | '\" \"' | id-missing | /user_id",
                "/user_id | '\"x*201\"' | text-not-storable | /user_id",
                "/placed_at | '\"1969-12-31T23:59:59.999Z\"' | time-out-of-range | /placed_at",
                "/placed_at | '\"2026-03-02T12:00:00.001Z\"' | placed-in-future | /placed_at",
                "/placed_at | '\"+999999999-12-31T23:59:59Z\"' | placed-in-future | /placed_at",
                "/placed_at | '\"-999999999-01-01T00:00:00Z\"' | time-out-of-range | /placed_at",
                "/updated_at | '\"1969-12-31T23:59:59.999Z\"' | time-out-of-range | /updated_at",
                "/updated_at | '\"2026-03-02T13:00:00.001+01:00\"' | time-out-of-range | /updated_at",
                "/currency | '\"usd\"' | currency-unknown | /currency",
                "/currency | '\"JPY\"' | currency-unknown | /currency",
                "/currency | '\"\"' | currency-unknown | /currency",
                "/lines | '[]' | no-lines | /lines",
                "/lines/1/line_no | 0 | line-number-not-positive | /lines/1/line_no",
                "/lines/1/line_no | 1 | duplicate-line-number | /lines/1/line_no",
                "/lines/1/product_id | '\"\"' | product-missing | /lines/1/product_id",
                "/lines/1/product_id | '\"x*201\"' | text-not-storable | /lines/1/product_id",
                "/lines/1/product_id | '\"a\\u0000\"' | text-not-storable | /lines/1/product_id",
                "/lines/1/category_id | '\"\\t\"' | id-missing | /lines/1/category_id",
                "/lines/1/category_id | '\"x*201\"' | text-not-storable | /lines/1/category_id",
                "/lines/1/quantity | 0 | quantity-zero | /lines/1/quantity",
                "/lines/1/quantity | -1 | quantity-sign | /lines/1/quantity",
                "/lines/1/quantity | 2000000000 | amount-out-of-range | /lines/1/quantity",
                "/lines/1/unit_price | '\"0\"' | price-not-positive | /lines/1/unit_price",
                "/lines/1/unit_price | '\"-0.01\"' | price-not-positive | /lines/1/unit_price",
                "/lines/1/unit_price | '\"1000000000000.00\"' | amount-out-of-range | /lines/1/unit_price",
                "/lines/1/unit_price | '\"9999999999999999999\"' | amount-out-of-range | /lines/1/unit_price",
                "/lines/1/unit_price | '\"10000000000000000000000\"' | amount-out-of-range | /lines/1/unit_price",
                "/lines/1/unit_cost | '\"-0.01\"' | cost-negative | /lines/1/unit_cost",
                "/lines/1/unit_cost | '\"1000000000000\"' | amount-out-of-range | /lines/1/unit_cost",
                "/total | '\"625.01\"' | total-mismatch | /total",
                "/total | '\"-625\"' | total-mismatch | /total",
                "/total | '\"1000000000000\"' | amount-out-of-range | /total",
                "/shipping_country | '\"x*201\"' | text-not-storable | /shipping_country",
                "/shipping_city | '\"x*1001\"' | text-not-storable | /shipping_city",
                "/channel | '\"x*1001\"' | text-not-storable | /channel",
                "/campaign_id | '\"\"' | id-missing | /campaign_id",
                "/campaign_id | '\"x*201\"' | text-not-storable | /campaign_id",
                "/session_id | '\"\"' | id-missing | /session_id",
                "/session_id | '\"x*201\"' | text-not-storable | /session_id",
                "/nonsense | 1 | field-unknown | /nonsense",
                "/total_minor | 62500 | field-unknown | /total_minor",
                "/a~1b | '{\"c\": [1]}' | field-unknown | /a~1b",
                "/lines/1/price | '\"1\"' | field-unknown | /lines/1/price",
                "/lines/1 | null | not-an-object | /lines/1",
                "/lines/1 | '[1]' | not-an-object | /lines/1",
                "/lines/1 | '{}' | field-missing | /lines/1/line_no",
            })
    void shouldPointAtTheMemberOfAnOrder(String member, String json, String code, String pointer) {
        assertThat(fault(ORDER, member, json)).isEqualTo(code + " " + pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/event_id | '\"\"' | id-missing | /event_id",
                "/event_id | '\"x*201\"' | text-not-storable | /event_id",
                "/session_id | '\" \"' | id-missing | /session_id",
                "/session_id | '\"x*201\"' | text-not-storable | /session_id",
                "/user_id | '\" \"' | id-missing | /user_id",
                "/user_id | '\"x*201\"' | text-not-storable | /user_id",
                "/product_id | '\"\"' | id-missing | /product_id",
                "/product_id | '\"x*201\"' | text-not-storable | /product_id",
                "/order_id | '\"\"' | id-missing | /order_id",
                "/order_id | '\"a\\u0000\"' | text-not-storable | /order_id",
                "/occurred_at | '\"1969-12-31T23:59:59.999Z\"' | time-out-of-range | /occurred_at",
                "/occurred_at | '\"2100-01-01T00:00:00.001Z\"' | time-out-of-range | /occurred_at",
                "/occurred_at | '\"2026-03-02T12:00:00.001Z\"' | time-out-of-range | /occurred_at",
                "/device | '\"x*1001\"' | text-not-storable | /device",
                "/campaign_id | '\"\"' | id-missing | /campaign_id",
                "/campaign_id | '\"x*201\"' | text-not-storable | /campaign_id",
                "/nonsense | null | field-unknown | /nonsense",
            })
    void shouldPointAtTheMemberOfAnEvent(String member, String json, String code, String pointer) {
        assertThat(fault(EVENT, member, json)).isEqualTo(code + " " + pointer);
    }

    @Test
    void shouldSpeakOfDecimalsAndNeverRepeatAValue() {
        assertThat(detail("/total", "\"625.01\"")).isEqualTo("total is not the sum of quantity x unit_price");
        assertThat(detail("/total", "\"1000000000000\"")).isEqualTo("total must lie within +-999999999999.99");
        assertThat(detail("/currency", "\"secret\"")).doesNotContain("secret");
        assertThat(detail("/placed_at", "\"secret\"")).doesNotContain("secret");
    }

    @Test
    void shouldWriteWhatStreamsAndSinkFindValid() {
        Candidate.Ready order = (Candidate.Ready) Reading.record(ORDER, ORDER);
        Candidate.Ready event = (Candidate.Ready) Reading.record(EVENT, EVENT);

        assertThat(order.id()).isEqualTo("A-1");
        assertThat(order.key()).isEqualTo("A-1");
        assertThat(event.id()).isEqualTo("e-1");
        assertThat(event.key()).isEqualTo("u-1");
        assertThat(RecordValidator.orders(
                                Reading.SERDES.deserializer(Reading.TOPICS.orders()),
                                Reading.TOPICS.orders().name())
                        .validate(order.key().getBytes(StandardCharsets.UTF_8), order.value(), RECEIVED))
                .isInstanceOfSatisfying(RecordValidator.Valid.class, valid -> {
                    Order written = (Order) valid.value();
                    assertThat(written.getVersion()).isEqualTo(2);
                    assertThat(written.getPlacedAt()).isEqualTo("2026-03-01T09:00:00Z");
                    assertThat(written.getTotalMinor()).isEqualTo(62_500);
                    assertThat(written.getLines().getFirst().getUnitCostMinor()).isEqualTo(710);
                });
        assertThat(RecordValidator.events(
                                Reading.SERDES.deserializer(Reading.TOPICS.events()),
                                Reading.TOPICS.events().name())
                        .validate(event.key().getBytes(StandardCharsets.UTF_8), event.value(), RECEIVED))
                .isInstanceOf(RecordValidator.Valid.class);
    }

    @Test
    void shouldMakeTimeOrderedIdsWhereThereAreNone() {
        String nameless = Reading.with(Reading.with(ORDER, "/order_id", null), "/version", null);

        Candidate.Ready order = (Candidate.Ready) Reading.record(ORDER, nameless);
        Candidate.Ready event = (Candidate.Ready) Reading.record(EVENT, Reading.with(EVENT, "/event_id", null));

        String time = "%012x".formatted(RECEIVED.toEpochMilli());
        for (String id : new String[] {order.id(), event.id()}) {
            assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(id.replace("-", "")).startsWith(time);
        }
        assertThat(order.identity()).isEqualTo(order.id() + "\n1");
        assertThat(((Candidate.Ready) Reading.record(ORDER, nameless)).id()).isNotEqualTo(order.id());
    }

    private static String fault(String valid, String member, String json) {
        String filled = LONG.matcher(json).replaceAll(times -> "x".repeat(Integer.parseInt(times.group(1))));
        RecordFault fault = Reading.fault(valid, Reading.with(valid, member, filled));
        assertThat(fault.detail()).isNotBlank();
        return fault.code() + " " + fault.pointer();
    }

    private static String detail(String member, String json) {
        return Reading.fault(ORDER, Reading.with(ORDER, member, json)).detail();
    }
}
