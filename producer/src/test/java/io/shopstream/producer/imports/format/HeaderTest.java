package io.shopstream.producer.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.producer.imports.dates.DateFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {
    private static final String FIRST =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    private static final String SECOND = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country";

    @Test
    void shouldKnowBothEditions() throws Exception {
        assertThat(Header.of(FIRST, null)).isEqualTo(Header.CANONICAL);
        assertThat(Header.of(SECOND, null)).isEqualTo(Header.CANONICAL);
        assertThat(Header.of('"' + FIRST.replace(",", "\",\"") + '"', null)).isEqualTo(Header.CANONICAL);
    }

    @Test
    void shouldFindTheDelimiter() throws Exception {
        assertThat(Header.of(FIRST.replace(',', ';'), null).delimiter()).isEqualTo(Delimiter.SEMICOLON);
        assertThat(Header.of(SECOND.replace(',', '\t'), null).delimiter()).isEqualTo(Delimiter.TAB);
    }

    @Test
    void shouldFindColumnsInAnyOrderAmongOthers() throws Exception {
        Header header =
                Header.of(",Country,customer_id,PRICE,invoice date,quantity,Description,Gain,Stock Code,invoice", null);
        assertThat(header.positions()).containsExactly(9, 8, 6, 5, 4, 3, 2, 1);
        assertThat(header.width()).isEqualTo(10);
        assertThat(header.unused()).containsExactly("column 1", "Gain");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        id,name                                                          | its first line must name the columns
        Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Country | has no column CustomerID
        Invoice,InvoiceNo,StockCode,Quantity                             | has two columns InvoiceNo
        """)
    void shouldSayWhatIsMissing(String line, String message) {
        assertThatExceptionOfType(UnrecognisedFormatException.class)
                .isThrownBy(() -> Header.of(line, null))
                .withMessageContaining(message);
    }

    @Test
    void shouldNotPrintBinaryData() {
        assertThatExceptionOfType(UnrecognisedFormatException.class)
                .isThrownBy(() -> Header.of("\u001b[2J" + "x".repeat(10_000), null))
                .withMessageContaining("?[2Jxxx")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void shouldKeepWhatSplitsALine() throws Exception {
        Header header = Header.of("Country;Customer ID;Price;InvoiceDate;Quantity;Description;StockCode;Invoice", null);
        FileFormat format = new FileFormat("CSV", header, Charset.forName("windows-1252"), DateFormat.ISO, false, true);
        FileFormat again =
                FileFormat.ofLineFormat(format.lineFormat().orElseThrow()).orElseThrow();
        assertThat(again.header()).isEqualTo(header);
        assertThat(again.charset()).isEqualTo(format.charset());
        assertThat(FileFormat.CANONICAL.lineFormat()).isEmpty();
        for (String damaged : List.of(
                "",
                "COMMA",
                "COMMA;UTF-8;8;0,1",
                "COMMA;x y;8;0,1,2,3,4,5,6,7",
                ";;;",
                "COMMA;UTF-8;8;0,1,2,3,4,5,6,8")) {
            assertThat(FileFormat.ofLineFormat(damaged)).as(damaged).isEmpty();
        }
    }

    @Test
    void shouldDescribeTheFormatInOneLine() throws Exception {
        Header header = Header.of(FIRST.replace(',', ';') + ";Note", null);
        DateFormat dates = DateFormat.ofPattern("d/M/yyyy H:mm");
        assertThat(FileFormat.CANONICAL.describe())
                .isEqualTo("CSV, comma, UTF-8, dates uuuu-MM-dd HH:mm:ss, 8 columns");
        assertThat(new FileFormat("CSV in gzip", header, Charset.forName("windows-1252"), dates, false, true)
                        .describe())
                .isEqualTo("CSV in gzip, semicolon, Windows-1252, decimal comma, dates d/M/uuuu H:mm, 9 columns"
                        + " (not used: Note)");
        assertThat(new FileFormat("XLSX, 2 sheets", Header.CANONICAL, StandardCharsets.UTF_8, dates, true, false)
                        .describe())
                .isEqualTo("XLSX, 2 sheets, dates d/M/uuuu H:mm (assumed: all dates can have the day first, see"
                        + " --date-format), 8 columns");
    }
}
