package io.shopstream.producer.imports.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.lines.LineVerdict.Accepted;
import io.shopstream.producer.imports.lines.LineVerdict.Rejected;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineRulesTest {
    private final LineRules rules = new LineRules(FileFormat.CANONICAL);

    @Test
    void shouldReadEveryColumn() {
        assertThat(check("536365,85123A, WHITE HEART ,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom"))
                .isEqualTo(new Accepted(new RetailLine(
                        "536365",
                        "85123A",
                        "WHITE HEART",
                        6,
                        Instant.parse("2010-12-01T08:26:00Z"),
                        255,
                        0,
                        "17850",
                        "United Kingdom",
                        "GBP",
                        OrderStatus.DELIVERED)));
    }

    @Test
    void shouldAcceptALineWithoutDescriptionAndCustomer() {
        assertThat(check("1,A,,1,2010-12-01 08:26:00,1,,France")).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.line().description()).isNull();
            assertThat(accepted.line().customerId()).isNull();
            assertThat(accepted.line().priceMinor()).isEqualTo(100);
        });
    }

    @ParameterizedTest
    @CsvSource({"0.005, 1", "0.014999, 1", "0.015, 2", "2.5, 250", "649.5, 64950", "11062.06, 1106206"})
    void shouldRoundPricesHalfUpToCents(String price, long minor) {
        assertThat(check("1,A,x,1,2010-12-01 08:26:00," + price + ",1.0,France"))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.line().priceMinor()).isEqualTo(minor));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,A,x,1,2010-12-01 08:26:00,0,1.0,France                 | price-not-positive
                    1,A,x,1,2010-12-01 08:26:00,0.0049,1.0,France            | price-not-positive
                    1,A,x,1,2010-12-01 08:26:00,-11062.06,1.0,France         | price-not-positive
                    1,A,x,-1,2010-12-01 08:26:00,0,1.0,France                | price-not-positive
                    1,A,x,-1,2010-12-01 08:26:00,1.25,1.0,France             | quantity-sign
                    C1,A,x,1,2010-12-01 08:26:00,1.25,1.0,France             | quantity-sign
                    1,A,x,0,2010-12-01 08:26:00,1.25,1.0,France              | quantity-zero
                    C1,A,x,0,2010-12-01 08:26:00,1.25,1.0,France             | quantity-zero
                    ,A,x,1,2010-12-01 08:26:00,1.25,1.0,France               | field-missing
                    1, ,x,1,2010-12-01 08:26:00,1.25,1.0,France              | field-missing
                    1,A,x,,2010-12-01 08:26:00,1.25,1.0,France               | field-missing
                    1,A,x,1,,1.25,1.0,France                                 | field-missing
                    1,A,x,1,2010-12-01 08:26:00,,1.0,France                  | field-missing
                    1,A,x,1,2010-12-01 08:26:00,1.25,1.0,                    | field-missing
                    1,A,x,six,2010-12-01 08:26:00,1.25,1.0,France            | field-unreadable
                    1,A,x,1.5,2010-12-01 08:26:00,1.25,1.0,France            | field-unreadable
                    1,A,x,9999999999,2010-12-01 08:26:00,1.25,1.0,France     | field-unreadable
                    1,A,x,1,2011-02-29 08:26:00,1.25,1.0,France              | field-unreadable
                    1,A,x,1,01/12/2010 08:26,1.25,1.0,France                 | field-unreadable
                    1,A,x,1,2010-12-01 08:26:00,1e999999999,1.0,France       | field-unreadable
                    1,A,x,1,2010-12-01 08:26:00,NaN,1.0,France               | field-unreadable
                    1,A,x,1,2010-12-01 08:26:00,999999999999999,1.0,France   | amount-out-of-range
                    1,A,x,999999999,2010-12-01 08:26:00,9999999.99,1.0,France| amount-out-of-range
                    C1,A,x,-999999999,2010-12-01 08:26:00,9999999,1.0,France | amount-out-of-range
                    """)
    void shouldRejectWithTheFirstViolatedRule(String line, String reason) {
        assertThat(check(line)).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(
                        rejected.reason().code())
                .isEqualTo(reason));
    }

    @Test
    void shouldRejectTextsThatCannotBeStored() {
        assertRefusedText("x".repeat(1_001));
        assertRefusedText("a\0b");
    }

    @Test
    void shouldNameTheColumnButNotItsValue() {
        assertThat(check("1,A,x,secret,2010-12-01 08:26:00,1.25,1.0,France"))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.detail())
                        .startsWith("Quantity must be")
                        .doesNotContain("secret"));
    }

    private void assertRefusedText(String text) {
        assertThat(check("1,A," + text + ",1,2010-12-01 08:26:00,1.25,1.0,France"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason().code()).isEqualTo("text-not-storable"));
    }

    private LineVerdict check(String line) {
        RawLine raw = new RawLine(2, line.getBytes(StandardCharsets.UTF_8), RawLine.Damage.NONE);
        return rules.check((Fields) new LineParser(FileFormat.CANONICAL).parse(raw));
    }
}
