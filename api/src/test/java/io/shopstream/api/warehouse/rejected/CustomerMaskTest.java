package io.shopstream.api.warehouse.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerMaskTest {
    @ParameterizedTest
    @CsvSource({
        "shop.users.v1, true",
        "test-1.shop.users.v1, true",
        "shop.users#u-1, true",
        "shop.users#sha256:9f86d081884c, true",
        "shop.orders.v1, false",
        "shop.users-and-more.v1, false",
    })
    void shouldKnowRecordsOfCustomers(String source, boolean expected) {
        assertThat(CustomerMask.isFor(source)).isEqualTo(expected);
    }

    @Test
    void shouldMaskEveryTextOfARowButIdAndTime() {
        String row = "{\"user_id\":\"u-1\",\"name\" : \"Ada \\\"L.\\\" Łos\",\"email\":null,\"city\":\"Łódź\","
                + "\"registered_at\":\"infinity\",\"version\":3}";

        String masked = masked(row.getBytes(StandardCharsets.UTF_8));

        assertThat(masked)
                .matches("\\{\"user_id\":\"u-1\",\"name\" : \"\\*+\",\"email\":null,\"city\":\"\\*+\","
                        + "\"registered_at\":\"infinity\",\"version\":3}");
        // A large value is not kept completely: wherever it is cut, no part of the name is shown.
        byte[] whole = row.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertThat(masked(Arrays.copyOf(whole, length))).doesNotContain("Ada", "L.", "os\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'user_id': 'u-1', 'name': 'Ada L.'} | {'****_**': '*-1', '****': '*** *.'}",
                "{name: Ada Łos} | {****: *** ****}",
                "{\"user_id\":\"u-1\",name:\"Ada\"} | {\"user_id\":\"u-1\",****:\"***\"}",
                "{\"user_id\":{\"x\":\"Ada\"}} | {\"user_id\":{\"x\":\"***\"}}",
                "{\"user_id\":[\"Ada\"]} | {\"user_id\":[\"***\"]}",
                "{\"user_id\":\"u-1\" \"Ada\"} | {\"user_id\":\"u-1\" \"***\"}",
                "{\"a\":true,\"b\":false,\"c\":null,\"d\":-1.5} | {\"a\":true,\"b\":false,\"c\":null,\"d\":-1.5}",
                "{nullAda} | {*******}",
            })
    void shouldMaskEveryWordOfWhatOnlyBeginsLikeJson(String value, String masked) {
        assertThat(masked(value.getBytes(StandardCharsets.UTF_8))).isEqualTo(masked);
    }

    @Test
    void shouldMaskAnIdThatIsAnAddress() {
        assertThat(masked("{\"user_id\":\"ada@x\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{\"user_id\":\"*****\"}");
    }

    @Test
    void shouldMaskEveryLetterOfAvro() {
        byte[] avro = {0, 0, 0, 0, 7, 2, 6, 'A', 'd', 'a', 2, 4, (byte) 0xc3, (byte) 0xb6, '7', 0};
        assertThat(CustomerMask.of(avro)).containsExactly(0, 0, 0, 0, 7, 2, 6, '*', '*', '*', 2, 4, '*', '*', '7', 0);
        assertThat(CustomerMask.of(null)).isNull();
    }

    private static String masked(byte[] bytes) {
        byte[] masked = Objects.requireNonNull(CustomerMask.of(bytes));
        assertThat(masked).hasSameSizeAs(bytes);
        return new String(masked, StandardCharsets.UTF_8);
    }
}
