package io.shopstream.producer.imports.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartScanTest {
    private static final String LONG = "x".repeat((1 << 20) + 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"ZZZZZZ1\"/>",
                "<c r=\"XFE1\"><v>1</v></c>",
                "<c s=\"1\" r='XFD9999999A'/>",
                "<x:c\tt=\"s\"\n\tr = 'zzzzz1'/>",
                "<c r=\"$ZZZZ$1\"/>",
                "<c r=\"&#90;ZZZZ1\"/>",
                "<c t=\"a>b\" r=\"ZZZZ1\"/>",
                "<!-- <row> --><c r=\"ZZZZ1\"/>",
                "<!--><row></row>--><c r=\"ZZZZ1\"/>",
                "<c r=\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1\"/>"
            })
    void shouldRefuseACellOutsideOfASheet(String cell) {
        assertRefused("<sheetData><row>" + cell + "</row></sheetData>", "the last column of a sheet is XFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row><c><is><t>TEXT</t></is></c></row>",
                "<sst><si><t>TEXT</t></si></sst>",
                "<sst><si><r><t>TE</t></r><r><t>XT</t></r></si></sst>",
                "<row><c><row></row><v>TEXT</v></c></row>",
                "<row><c><v><![CDATA[TEXT]]></v></c></row>",
                "<row><c><v>TE<!-- -->XT</v></c><c><v>TE</v></c></row>"
            })
    void shouldRefuseATextWithoutEnd(String markup) {
        String text = markup.contains("TEXT")
                ? markup.replace("TEXT", LONG)
                : markup.replace("TE", LONG.substring(1 << 19)).replace("XT", LONG.substring(1 << 19));
        assertRefused(text, "has a row or a text of more than 1 MB");
    }

    @Test
    void shouldRefuseWhatNoWorkbookHas() {
        assertRefused("<row>" + "<c/>".repeat(16_385) + "</row>", "has a row of more than 16384 cells");
        assertRefused("<a b=\"" + LONG + "\"/>", "has a tag of more than 64 kB");
        assertRefused("<!DOCTYPE sst [<!ENTITY a \"b\">]><sst/>", "has a document type");
        assertRefused("<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><sst/>", "is in the encoding iso-2022-jp");
        assertRefused("<sheets>" + "<sheet/>".repeat(10_001), "lists more than 10000 sheets or parts");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE"})
    void shouldRefuseWideEncodings(String encoding) {
        assertThatIOException()
                .isThrownBy(() -> scan("<row></row>".getBytes(Charset.forName(encoding))))
                .withMessageContaining("is in UTF-16 or UTF-32");
    }

    @Test
    void shouldCountTheRowsOfWhatIsUsual() throws Exception {
        String rows = ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"$XFD$1\"><is><t>a &gt; b</t></is></c></row>"
                        + "<x:row/>\n")
                .repeat(500);
        String sheet = "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet><!-- a > b -->"
                + "<sheetData>" + rows + "</sheetData><p>" + LONG + "</p></worksheet>";
        assertThat(scan(sheet.getBytes(StandardCharsets.UTF_8)).rows()).isEqualTo(1_000);
        assertThat(scan("<sst><si/></sst>".getBytes(StandardCharsets.UTF_8)).hasTexts())
                .isTrue();
    }

    @Test
    void shouldLeaveAloneWhatIsNoXml() {
        byte[] picture = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, '<', 'r', 'o', 'w', 0, '<', '!', 'D'};
        assertThatCode(() -> scan(picture)).doesNotThrowAnyException();
        assertThatCode(() -> scan(("GIF89a<c r=\"ZZZZ1\"/>" + LONG).getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(String xml, String message) {
        assertThatIOException()
                .isThrownBy(() -> scan(xml.getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("its part sheet1.xml ")
                .withMessageContaining(message);
    }

    /** In pieces, as from a file. */
    private static PartScan scan(byte[] bytes) throws IOException {
        PartScan scan = new PartScan("sheet1.xml");
        for (int at = 0; at < bytes.length; at += 1_000) {
            byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1_000));
            scan.bytes(piece, piece.length);
        }
        return scan;
    }
}
