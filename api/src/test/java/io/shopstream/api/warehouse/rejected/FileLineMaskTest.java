package io.shopstream.api.warehouse.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileLineMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1001,root@localhost,CUP,3 ~ 1001,**************,CUP,3",
                "1001;ada@example.org;CUP;3,50 ~ 1001;***************;CUP;3,50",
                "1001\tada@[10.0.0.1]\tCUP ~ 1001\t**************\tCUP",
                "1001,\"ada@example.org\",\"CUP, blue\" ~ 1001,*****************,\"CUP, blue\"",
                "1001,\"\"\"Ada, L.\"\"@example.org\",CUP ~ 1001,*************************,CUP",
                "1001, \"Ada, L.\"@localhost,CUP ~ 1001,********************,CUP",
                "1001,ada(comment)@x,CUP ~ 1001,**************,CUP",
                "1001,ada lovelace@example.org ~ 1001,************************",
                "ada%40example.org,1 ~ *****************,1",
                "1001,\"unfinished, root@localhost,CUP ~ 1001,*******************************",
                "1001,5\" pipe,CUP ~ 1001,5\" pipe,CUP",
                "1001,CUP,3 ~ 1001,CUP,3",
            })
    void shouldMaskFieldsWithAnAtSignOnly(String line, String masked) {
        assertThat(text(line.getBytes(StandardCharsets.UTF_8))).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "windows-1252"})
    void shouldMaskLinesOfEveryEncoding(String charset) {
        byte[] line = "1001,jörg@localhost,CUP".getBytes(Charset.forName(charset));
        assertThat(text(line).replace("\0", ""))
                .startsWith("1001,*")
                .endsWith("*,CUP")
                .doesNotContain("@", "local");
    }

    @Test
    void shouldMaskALongLineInLinearTime() {
        assertThat(text("x@,".repeat(2 << 20).getBytes(StandardCharsets.US_ASCII)))
                .doesNotContain("x", "@");
        assertThat(FileLineMask.of(null)).isNull();
    }

    private static String text(byte[] line) {
        byte[] masked = Objects.requireNonNull(FileLineMask.of(line));
        assertThat(masked).hasSameSizeAs(line);
        return new String(masked, StandardCharsets.UTF_8);
    }
}
