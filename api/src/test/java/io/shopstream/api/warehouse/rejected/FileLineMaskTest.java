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
                "1001,root@localhost,CUP,3 ~ 1001,**************,***,3",
                "1001;ada@example.org;2026-03-01;3,50 ~ 1001;***************;2026-03-01;3,50",
                "1001\tada@[10.0.0.1]\t-3 ~ 1001\t**************\t-3",
                "1001,\"ada@example.org\",\"7, 8\" ~ 1001,*****************,\"7, 8\"",
                "1001,\"\"\"Ada, L.\"\"@example.org\",9 ~ 1001,*************************,9",
                "1001, \"Ada, L.\"@localhost,2 ~ 1001,********************,2",
                "1001,Ada Lovelace,£ 3.50 ~ 1001,************,*******",
                "1001,Ada,Lovelace,01/12/2010 08:26 ~ 1001,***,********,01/12/2010 08:26",
                "ada%40example.org,1 ~ *****************,1",
                "7%401,1 ~ *****,1",
                "1001,\"unfinished, root@localhost,1 ~ 1001,*****************************",
                "1001,5\" 7,3 ~ 1001,5\" 7,3",
                "1001,,-3 ~ 1001,,-3",
            })
    void shouldMaskFieldsWithTextOnly(String line, String masked) {
        assertThat(text(line.getBytes(StandardCharsets.UTF_8))).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "windows-1252"})
    void shouldMaskLinesOfEveryEncoding(String charset) {
        byte[] line = "1001,jörg@localhost,CU".getBytes(Charset.forName(charset));
        assertThat(text(line).replace("\0", ""))
                .startsWith("1001,*")
                .matches("1001,[*]+,[*]+")
                .doesNotContain("@", "local", "CU");
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
