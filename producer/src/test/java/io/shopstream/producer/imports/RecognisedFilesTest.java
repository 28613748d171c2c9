package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.schemas.avro.DeadLetter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same twenty lines, written as other editions and programs write them, give the same orders. */
class RecognisedFilesTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final RecordedOutput expected = new RecordedOutput();
    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    @BeforeEach
    void importPlainLines() throws Exception {
        String lines = TestImports.HEADER + "\n" + String.join("\n", TwentyLines.PLAIN) + "\n";
        TestImports.run(Files.writeString(directory.resolve("plain.csv"), lines), expected);
        assertThat(expected.orders).hasSize(5);
        assertThat(expected.rejections()).containsExactly("8 price-not-positive");
    }

    @ParameterizedTest
    @EnumSource(TwentyLines.Edition.class)
    void shouldMakeTheSameOrdersFromEveryEdition(TwentyLines.Edition edition) throws Exception {
        Path file = Files.write(directory.resolve("edition.csv"), edition.bytes());
        ImportSummary summary = TestImports.run(file, output);
        assertThat(summary.format()).isEqualTo(edition.format());
        assertThat(output.orders).isEqualTo(expected.orders);
        assertThat(output.products).isEqualTo(expected.products);
        assertThat(output.users).isEqualTo(expected.users);
        assertThat(output.rejections()).isEqualTo(expected.rejections());
        DeadLetter rejected = output.deadLetters.getFirst();
        assertThat(rejected.getRawValue().array()).isEqualTo(edition.line(8));
        assertThat(rejected.getRejectedAt())
                .isEqualTo(expected.deadLetters.getFirst().getRejectedAt());
        assertThat(RejectedLines.orderId(rejected)).contains("536370");
    }

    @Test
    void shouldReadPoundSignsOfWindows() throws Exception {
        Path file = Files.write(
                directory.resolve("cp1252.csv"),
                (TestImports.HEADER + "\n990030,gift,Voucher \u00a340.00,1,2010-12-20 10:14:00,34.04,,United Kingdom")
                        .getBytes(WINDOWS));
        assertThat(TestImports.run(file, output).format()).contains("Windows-1252");
        assertThat(output.product("gift").getName()).isEqualTo("Voucher \u00a340.00");
    }

    @Test
    void shouldRejectDamagedBytesOfAMarkedFile() throws Exception {
        byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
        byte[] line = (TestImports.HEADER + "\n1,A,\u00a3,1,2010-12-20 10:14:00,34.04,,France").getBytes(WINDOWS);
        byte[] file = new byte[mark.length + line.length];
        System.arraycopy(mark, 0, file, 0, mark.length);
        System.arraycopy(line, 0, file, mark.length, line.length);
        TestImports.run(Files.write(directory.resolve("marked.csv"), file), output);
        assertThat(output.rejections()).containsExactly("2 field-unreadable");
    }

    @Test
    void shouldTakeTheGivenDateFormatWhereTheFileDoesNotTell() throws Exception {
        Path file = TestImports.file(
                directory,
                "536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom",
                "536366,22633,WARMER,6,12/1/2010 8:28,1.85,17850,United Kingdom");
        assertThat(TestImports.run(file, output).format()).contains("M/d/uuuu H:mm (assumed");
        assertThat(output.order("536365").getPlacedAt()).hasToString("2010-12-01T08:26:00Z");
        RecordedOutput dayFirst = new RecordedOutput();
        ImportOptions options = new ImportOptions("", false, false, DateFormat.ofPattern("d/M/yyyy H:mm"), null);
        TestImports.run(file, options, dayFirst);
        assertThat(dayFirst.order("536365").getPlacedAt()).hasToString("2010-01-12T08:26:00Z");
    }

    @Test
    void shouldNotTakeAPointForAComma() throws Exception {
        String lines = """
            InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country
            1;A;x;1;2010-12-01 08:26:00;2,55;;France
            2;A;x;1;2010-12-01 08:26:00;2.55;;France
            3;A;x;1;2010-12-01 08:26:00;1,5;;France
            """;
        TestImports.run(Files.writeString(directory.resolve("mixed.csv"), lines), output);
        assertThat(output.rejections()).containsExactly("3 field-unreadable");
        assertThat(output.deadLetters.getFirst().getDetail()).endsWith("before and after the comma");
    }

    @Test
    void shouldSayOnceWhyMostLinesFail() throws Exception {
        String[] undated = new String[6_000];
        Arrays.setAll(undated, at -> at + ",A,x,1,1 December 2010,2.55,,France");
        assertRefused(
                TestImports.file(directory, undated),
                "5,000 of its first 5,000 lines fail for one reason, the first in line 2: InvoiceDate must be a date"
                        + " and time like 2010-12-01 08:26:00. Nothing was imported. Say how the dates are written with"
                        + " --date-format");
        assertRefused(
                TestImports.file(directory, "1;A;x;1;2", "2;A;x;1;2", "3;A;x;1;2"),
                "3 of its first 3 lines fail for one reason, the first in line 2: the line has 1 fields instead of 8");
        assertRefused(
                TestImports.file(
                        directory,
                        "1,A,x,1,2010-12-01 08:26:00,\"2,55\",,France",
                        "2,A,x,1,2010-12-01 08:26:00,\"2,55\",,France",
                        "3,A,x,1,2010-12-01 08:26:00,\"2,55\",,France",
                        "4,A,x,1,2010-12-01 08:26:00,2.55,,France"),
                "in files with semicolons or tabs 2,55 is recognised");
    }

    @Test
    void shouldKeepAFewDamagedLinesAsDeadLetters() throws Exception {
        TestImports.run(
                TestImports.file(
                        directory,
                        "1,A,x,one,2010-12-01 08:26:00,2.55,,France",
                        "2,A,x,two,2010-12-01 08:26:00,2.55,,France"),
                output);
        assertThat(output.rejections()).hasSize(2);
    }

    @Test
    void shouldFindTheOrderOfALineOfAnEarlierImport() throws Exception {
        TestImports.run(TestImports.file(directory, "7,A,x,one,2010-12-01 08:26:00,2.55,,France"), output);
        assertThat(output.deadLetters.getFirst().getHeaders()).isNull();
        assertThat(RejectedLines.orderId(output.deadLetters.getFirst())).contains("7");
    }

    private void assertRefused(Path file, String message) {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> TestImports.run(file, output))
                .withMessageContaining(message);
        assertThat(output.orders).isEmpty();
        assertThat(output.deadLetters).isEmpty();
    }
}
