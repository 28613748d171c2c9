package io.shopstream.producer.imports.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawLineReaderTest {
    @Test
    void shouldNumberPhysicalLinesAndSkipEmptyOnes() throws IOException {
        assertThat(read("a,b\n\nc,d\r\n\r\ne,f")).containsExactly("1:a,b", "3:c,d", "5:e,f");
    }

    @Test
    void shouldKeepARecordThatSpansLinesTogether() throws IOException {
        assertThat(read("a,\"two\nlines, \"\"quoted\"\"\n\",b\nc,d\n"))
                .containsExactly("1:a,\"two\nlines, \"\"quoted\"\"\n\",b", "4:c,d");
    }

    @Test
    void shouldTakeAQuoteInsideAFieldLiterally() throws IOException {
        assertThat(read("a,7\" FRAME,b\nc,d\n")).containsExactly("1:a,7\" FRAME,b", "2:c,d");
    }

    @Test
    void shouldLoseOnlyTheLineWhoseQuoteIsNotClosed() throws IOException {
        assertThat(read("a,\"open\nb,c\nd,e\n")).containsExactly("1:a,\"open!QUOTE_NOT_CLOSED", "2:b,c", "3:d,e");
        assertThat(read("a,b\nc,\"open")).containsExactly("1:a,b", "2:c,\"open!QUOTE_NOT_CLOSED");
    }

    @Test
    void shouldLoseOnlyTheLineWhoseQuoteIsNotClosedInALongFile() throws IOException {
        String rest = "0123456789\n".repeat(20_000);
        List<String> lines = read("a,\"open\n" + rest);
        assertThat(lines).hasSize(20_001).startsWith("1:a,\"open!QUOTE_NOT_CLOSED", "2:0123456789");
        assertThat(lines.getLast()).isEqualTo("20001:0123456789");
    }

    @Test
    void shouldCutALineThatIsTooLong() throws IOException {
        List<String> lines = read("a\n" + "x".repeat(3 * RawLineReader.MAX_BYTES) + "\nb\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).endsWith("x!TOO_LONG").hasSize(2 + RawLineReader.MAX_BYTES + 9);
        assertThat(lines.get(2)).isEqualTo("3:b");
    }

    @Test
    void shouldReadNothingFromAnEmptyFile() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    /** Reads in pieces of 7 bytes, so that records span several reads. */
    private static List<String> read(String text) throws IOException {
        InputStream pieces = new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(7, length));
            }
        };
        RawLineReader reader = new RawLineReader(pieces);
        List<String> lines = new ArrayList<>();
        for (RawLine line = reader.next(); line != null; line = reader.next()) {
            String damage = line.damage() == RawLine.Damage.NONE ? "" : "!" + line.damage();
            lines.add(line.number() + ":" + new String(line.bytes(), StandardCharsets.UTF_8) + damage);
        }
        return lines;
    }
}
