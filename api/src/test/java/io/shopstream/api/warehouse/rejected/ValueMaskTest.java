package io.shopstream.api.warehouse.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ValueMaskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "root@localhost",
                "\"Ada \\\"L.\\\" @ home\"@example.org",
                "ada(comment)@example.org",
                "ada lovelace@example.org",
                "ada@[192.168.0.1]",
                "ada@[IPv6:2001:db8::1]",
                "jörg@müller.de",
                "用户@例子.公司",
                "ada%40example.org",
                "a\u0001d@x",
                "{\"@\"}@x",
            })
    void shouldMaskEveryAddressThatTheTableHolds(String email) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("user_id", "u-1");
        columns.put("name", "Ada \"the first\"");
        columns.put("email", email);
        columns.put("registered_at", "infinity");
        byte[] json = QueryJson.mapper().writeValueAsBytes(columns);

        byte[] masked = masked(json);

        assertThat(masked).hasSameSizeAs(json);
        JsonNode shown = QueryJson.mapper().readTree(masked);
        assertThat(shown.get("user_id").stringValue()).isEqualTo("u-1");
        assertThat(shown.get("name").stringValue()).isEqualTo("Ada \"the first\"");
        assertThat(shown.get("email").stringValue()).matches("\\*+");
        assertThat(shown.get("registered_at").stringValue()).isEqualTo("infinity");
        // A large value is not kept completely: wherever it is cut, nothing of the address is shown.
        for (int length = 0; length < json.length; length++) {
            byte[] cut = masked(Arrays.copyOf(json, length));
            assertThat(new String(cut, StandardCharsets.UTF_8)).doesNotContain("@", "%40");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root@localhost | **************",
                "\"Ada L.\"@example.org | ********************",
                "u-17 | u-17",
                "{ada@example.org} | *****************",
                "{\"a\":\"b\", c@d} | **************",
                "{\"a\":\"\\\\\",\"b\":\"c@d\"} | {\"a\":\"\\\\\",\"b\":\"***\"}",
                "{\"ada\\u0040x\":1} | {\"**********\":1}",
            })
    void shouldMaskKeysAndBytesThatAreNoJson(String text, String masked) {
        assertThat(new String(masked(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo(masked);
    }

    @Test
    void shouldKeepTheControlBytesOfAvro() {
        byte[] avro = {0, 0, 0, 0, 7, 2, 6, 'A', 'd', 'a', 2, 6, 'a', '@', 'x', 2, 12, 'F', 'r', (byte) 0x80, 0};
        assertThat(masked(avro))
                .containsExactly(
                        0, 0, 0, 0, 7, 2, 6, 'A', 'd', 'a', 2, 6, '*', '*', '*', 2, 12, 'F', 'r', (byte) 0x80, 0);
        assertThat(ValueMask.of(null)).isNull();
    }

    @Test
    void shouldMaskALargeValueInLinearTime() {
        String large = "{\"name\":\"" + "x@".repeat(4 << 20) + "\\\"".repeat(1 << 20);
        assertThat(new String(masked(large.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII))
                .doesNotContain("x@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void shouldMaskAnAddressInUtf16(String charset) {
        byte[] masked = masked("\u0001root@localhost\u0002ada".getBytes(Charset.forName(charset)));
        assertThat(new String(masked, StandardCharsets.US_ASCII).replace("\0", ""))
                .isEqualTo("\u0001**************\u0002ada");
    }

    private static byte[] masked(byte[] bytes) {
        return Objects.requireNonNull(ValueMask.of(bytes));
    }
}
