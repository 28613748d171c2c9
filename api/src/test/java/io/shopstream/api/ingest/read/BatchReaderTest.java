package io.shopstream.api.ingest.read;

import static io.shopstream.api.ingest.read.Reading.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as a whole: formats, limits, and what is no JSON. */
class BatchReaderTest {
    private static final String LINE = ORDER.replace("\n", " ");

    @Test
    void shouldReadOneObjectAListAndLines() {
        assertThat(codes(ORDER, BodyFormat.JSON)).containsExactly("ready");
        assertThat(codes("[" + ORDER + "," + ORDER + "]", BodyFormat.JSON)).containsExactly("ready", "ready");
        assertThat(codes(LINE, BodyFormat.LINES)).containsExactly("ready");
        assertThat(codes("\n " + LINE + "\r\n\n" + LINE + "\n \n", BodyFormat.LINES))
                .containsExactly("ready", "ready");
    }

    @Test
    void shouldReadTheRecordsAfterAFaultyOne() {
        List<String> faulty = List.of(
                "1",
                "\"text\"",
                "null",
                "[[1], {\"a\": {}}]",
                "{}",
                "{\"a\": [{\"b\": {\"c\": [[]]}}], \"lines\": {\"x\": [1]}}",
                "{\"lines\": [[], {}, {\"quantity\": {\"a\": 1}}, 7], \"lines\": 1, \"version\": [1, 2]}");
        for (String each : faulty) {
            String fault = codes(each, BodyFormat.JSON).getFirst();
            if (!each.startsWith("[")) {
                assertThat(codes("[" + ORDER + "," + each + "," + ORDER + "]", BodyFormat.JSON))
                        .containsExactly("ready", fault, "ready");
            }
            assertThat(codes(LINE + "\n" + each + "\n" + LINE, BodyFormat.LINES))
                    .hasSize(3)
                    .startsWith("ready")
                    .endsWith("ready");
        }
        assertThat(codes("[" + ORDER + ", [1, [2]], " + ORDER + "]", BodyFormat.JSON))
                .containsExactly("ready", "not-an-object ", "ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nothing", "\"text", "{\"a\": }", "[1]]", "{} {}", "\0", "{\"order_id\": \"\t\"}"})
    void shouldKeepTheFaultOfALineToItself(String line) {
        assertThat(codes(LINE + "\n" + line + "\n" + LINE, BodyFormat.LINES))
                .containsExactly("ready", "not-json ", "ready");
    }

    @Test
    void shouldKeepMalformedUnicodeOfALineToItself() {
        byte[] body = (LINE + "\n{\"order_id\": \"@\"}\n" + LINE).getBytes(StandardCharsets.UTF_8);
        byte[] malformed = replaced(body, (byte) '@', (byte) 0xff);

        assertThat(Reading.read(malformed, BodyFormat.LINES).stream().map(BatchReaderTest::code))
                .containsExactly("ready", "not-json ", "ready");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the body has no record",
                "' ' | the body has no record",
                "'[]' | the body has no record",
                "'{' | not valid JSON at line 1, column",
                "'[1,' | not valid JSON at line 1, column",
                "'[1' | not valid JSON at line 1, column",
                "nothing | not valid JSON at line 1, column 1",
                "'{\"a\": 1,}' | not valid JSON at line 1, column",
                "'{\"a\": NaN}' | not valid JSON at line 1, column",
                "'{} {}' | more than one JSON value",
                "'[1] 2' | more than one JSON value",
            })
    void shouldRefuseABodyThatIsNotJson(String body, String detail) {
        refused(body.getBytes(StandardCharsets.UTF_8), BodyFormat.JSON, 400, detail);
    }

    @Test
    void shouldRefuseMalformedUnicodeAndTooDeepNesting() {
        byte[] body = "{\"order_id\": \"@\"}".getBytes(StandardCharsets.UTF_8);
        refused(replaced(body, (byte) '@', (byte) 0xff), BodyFormat.JSON, 400, "is not valid UTF-8");
        refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), BodyFormat.JSON, 400, "not valid JSON");
        refused("\n\n".getBytes(StandardCharsets.UTF_8), BodyFormat.LINES, 400, "the body has no record");
    }

    @Test
    void shouldTakeFiveThousandRecordsAndNoMore() {
        List<String> most = Collections.nCopies(BatchReader.MAX_RECORDS, "{}");
        assertThat(codes("[" + String.join(",", most) + "]", BodyFormat.JSON)).hasSize(5_000);
        assertThat(codes(String.join("\n", most), BodyFormat.LINES)).hasSize(5_000);

        refused(bytes("[" + String.join(",", most) + ",{}]"), BodyFormat.JSON, 413, "more than 5000 records");
        refused(bytes(String.join("\n", most) + "\n{}"), BodyFormat.LINES, 413, "more than 5000 records");
    }

    @Test
    void shouldRefuseABodyThatIsAnnouncedOrTurnsOutTooLarge() {
        BatchReader reader = BatchReader.orders((topic, order) -> new byte[0], "orders");
        for (BodyFormat format : BodyFormat.values()) {
            refusal(reader, InputStream.nullInputStream(), BatchReader.MAX_BYTES + 1L, format, 413);
            refusal(reader, new Endless(), -1, format, 413);
        }
    }

    @Test
    void shouldTellASlowClientFromOneThatIsGone() {
        BatchReader reader = BatchReader.orders((topic, order) -> new byte[0], "orders");
        for (BodyFormat format : BodyFormat.values()) {
            refusal(reader, new Failing(new SocketTimeoutException()), -1, format, 408);
            refusal(reader, new Failing(new IOException("reset")), -1, format, 400);
        }
    }

    private static void refusal(BatchReader reader, InputStream body, long length, BodyFormat format, int status) {
        assertThatThrownBy(() -> reader.read(body, length, format, Reading.RECEIVED, NewIds.random(Reading.RECEIVED)))
                .isInstanceOfSatisfying(IngestRefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(status));
    }

    private static void refused(byte[] body, BodyFormat format, int status, String detail) {
        assertThatThrownBy(() -> Reading.read(body, format))
                .isInstanceOfSatisfying(IngestRefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(status);
                    assertThat(refused.detail()).contains(detail);
                });
    }

    private static List<String> codes(String body, BodyFormat format) {
        return Reading.read(body, format).stream().map(BatchReaderTest::code).toList();
    }

    private static String code(Candidate record) {
        return switch (record) {
            case Candidate.Ready _ -> "ready";
            case Candidate.Faulty faulty ->
                faulty.fault().code() + " " + faulty.fault().pointer();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] body, byte what, byte by) {
        for (int at = 0; at < body.length; at++) {
            if (body[at] == what) {
                body[at] = by;
            }
        }
        return body;
    }

    /** One text that never ends. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return '"';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) ' ');
            return length;
        }
    }

    /** Some bytes, and then no more. */
    private static final class Failing extends InputStream {
        private final IOException failure;
        private boolean started;

        Failing(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (started) {
                throw failure;
            }
            started = true;
            target[offset] = '[';
            return 1;
        }
    }
}
