package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookImportTest {
    private static final String SECOND_EDITION =
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country";

    private final RecordedOutput expected = new RecordedOutput();
    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheSheetsOfAWorkbookOneAfterAnother() throws Exception {
        TestImports.run(TestImports.file(directory, TwentyLines.PLAIN.toArray(String[]::new)), expected);
        Path file = directory.resolve("Online Retail.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet("Year 2009-2010", sheet(TwentyLines.PLAIN.subList(0, 5)))
                    .sheet("Notes", List.of("written by hand"))
                    .sheet("Sheet3", List.of())
                    .sheet("Year 2010-2011", sheet(TwentyLines.PLAIN.subList(5, 20)));
        }
        ImportSummary summary = TestImports.run(file, output);

        assertThat(summary.format())
                .isEqualTo("XLSX, 2 sheets (not read: Notes), dates uuuu-MM-dd HH:mm:ss, 8 columns");
        assertThat(output.orders).isEqualTo(expected.orders);
        assertThat(output.products).isEqualTo(expected.products);
        assertThat(output.users).isEqualTo(expected.users);
        // Six rows of the first sheet, then the header and two rows of the second one.
        assertThat(output.rejections()).containsExactly("9 price-not-positive");
        assertThat(new String(output.deadLetters.getFirst().getRawValue().array(), StandardCharsets.UTF_8))
                .isEqualTo("536370,22727,damaged,1,2010-12-01 08:45:00,0,12583,France");
    }

    @Test
    void shouldReadSomeThousandRows() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int order = 0; order < 2_000; order++) {
            for (int line = 0; line < 3; line++) {
                lines.add((536_365 + order) + "," + (21_000 + order * 7 % 900) + ",ITEM," + (line + 1) + ",2010-12-"
                        + (10 + order % 20) + " " + (10 + order % 9) + ":" + (10 + order % 50) + ":00,"
                        + (order % 90 + 1) + "." + (10 + order % 90) + "," + (12_000 + order % 300) + ",France");
            }
        }
        TestImports.run(TestImports.file(directory, lines.toArray(String[]::new)), expected);
        Path file = directory.resolve("large.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet("one", sheet(lines.subList(0, 4_000))).sheet("two", sheet(lines.subList(4_000, 6_000)));
        }
        ImportSummary summary = TestImports.run(file, output);
        assertThat(summary.linesRead()).isEqualTo(6_000);
        assertThat(output.orders).isEqualTo(expected.orders);
        assertThat(output.products).isEqualTo(expected.products);
    }

    @Test
    void shouldDecideOnOneFormatOfDatesThatAreText() throws Exception {
        Path file = directory.resolve("text.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet(
                    "one",
                    List.of(
                            TestImports.HEADER,
                            "1,A,x,1,12/1/2010 8:26,2.55,,France",
                            "2,A,x,1,12/13/2010 8:26,2.55,,France"));
        }
        assertThat(TestImports.run(file, output).format()).endsWith("dates M/d/uuuu H:mm, 8 columns");
        assertThat(output.order("1").getPlacedAt()).hasToString("2010-12-01T08:26:00Z");
    }

    @Test
    void shouldRejectARowWithMoreCellsThanColumns() throws Exception {
        Path file = directory.resolve("wide.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet("one", List.of(TestImports.HEADER, "1,A,\"x\",1,2010-12-01 08:26:00,2.55,,France,more"));
        }
        TestImports.run(file, output);
        assertThat(output.rejections()).containsExactly("2 field-unreadable");
        assertThat(new String(output.deadLetters.getFirst().getRawValue().array(), StandardCharsets.UTF_8))
                .isEqualTo("1,A,\"\"\"x\"\"\",1,2010-12-01 08:26:00,2.55,,France,more");
    }

    @Test
    void shouldRefuseSheetsWithDifferentColumns() throws Exception {
        Path file = directory.resolve("different.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet("one", List.of(TestImports.HEADER)).sheet("two", List.of("Note," + TestImports.HEADER));
        }
        assertRefused(file, "different.xlsx has sheets with different columns, one and two");
    }

    @Test
    void shouldRefuseAWorkbookWithoutTheColumns() throws Exception {
        Path file = directory.resolve("other.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet("one", List.of("id,name", "1,x"));
        }
        assertRefused(file, "other.xlsx has no column InvoiceNo, StockCode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        r="B2" | r="ZZZZZZ2"       | has a cell ZZZZZZ2, and the last column of a sheet is XFD
        r="B2" | r="XFD9999999999" | is not a valid workbook
        r="B2" | r="B2" x="LONG"   | has a tag of more than 64 kB
        <v>    | <f>LONG</f><v>    | has a row or a text of more than 1 MB
        """)
    void shouldRefuseAWorkbookThatWouldFillTheMemory(String usual, String absurd, String message) throws Exception {
        Path file = directory.resolve("absurd.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet("one", sheet(TwentyLines.PLAIN));
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        parts.computeIfPresent("xl/worksheets/sheet1.xml", (name, sheet) -> new String(sheet, StandardCharsets.UTF_8)
                .replaceFirst(usual, absurd.replace("LONG", "x".repeat(2 << 20)))
                .getBytes(StandardCharsets.UTF_8));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        assertRefused(file, message);
        assertThat(output.orders).isEmpty();
    }

    @Test
    void shouldRefuseADamagedWorkbook() throws Exception {
        Path file = directory.resolve("damaged.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet("one", sheet(TwentyLines.PLAIN));
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 50; at < bytes.length; at += Math.max(1, bytes.length / 60)) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x55;
            assertReadOrRefused(Files.write(file, damaged));
        }
        assertRefused(Files.write(file, Arrays.copyOf(bytes, bytes.length / 2)), "damaged.xlsx cannot be read");
    }

    // A changed byte that carries no data, such as a time stamp in the archive, does no harm.
    private void assertReadOrRefused(Path file) throws IOException {
        RecordedOutput recorded = new RecordedOutput();
        try {
            TestImports.run(file, recorded);
            assertThat(recorded.orders).hasSize(5);
        } catch (ImportException e) {
            assertThat(e).hasMessageStartingWith("damaged.xlsx ");
            assertThat(recorded.orders).isEmpty();
        }
    }

    private void assertRefused(Path file, String message) {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> TestImports.run(file, output))
                .withMessageContaining(message);
    }

    private static List<String> sheet(List<String> lines) {
        return Stream.concat(Stream.of(SECOND_EDITION), lines.stream()).toList();
    }
}
