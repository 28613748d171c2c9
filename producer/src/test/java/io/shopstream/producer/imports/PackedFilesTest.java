package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.producer.imports.lines.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFilesTest {
    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    @Test
    void shouldKnowAContentWhateverItIsPackedIn() throws Exception {
        Path gzip = TestImports.gzipped(TestImports.SAMPLE, directory);
        Path zip = zip("sample.zip", Map.of("sample.csv", Files.readAllBytes(TestImports.SAMPLE)));
        Path both = zip("both.zip", Map.of("sample.csv.gz", Files.readAllBytes(gzip)));
        Path twice = TestImports.gzipped(zip, Files.createDirectory(directory.resolve("twice")));
        TestImports.run(TestImports.SAMPLE, output);
        for (Path packed : new Path[] {gzip, zip, both, twice}) {
            RecordedOutput unpacked = new RecordedOutput();
            TestImports.run(packed, unpacked);
            assertThat(unpacked.orders).as(packed.toString()).isEqualTo(output.orders);
            assertThat(unpacked.rejections()).isEqualTo(output.rejections());
            assertThat(unpacked.files.getFirst().getContent())
                    .isEqualTo(output.files.getFirst().getContent());
        }
    }

    @Test
    void shouldSayWhatAFileIsPackedIn() throws Exception {
        Path zip = zip("sample.zip", Map.of("sample.csv", Files.readAllBytes(TestImports.SAMPLE)));
        assertThat(TestImports.run(zip, output).format()).startsWith("CSV in zip, comma, UTF-8");
    }

    @Test
    void shouldReadTheWorkbookInAZipFileAndKnowItUnpacked() throws Exception {
        Path workbook = workbook();
        Path zip = zip(
                "online+retail.zip",
                Map.of(
                        "Online Retail.xlsx",
                        Files.readAllBytes(workbook),
                        "__MACOSX/._Online Retail.xlsx",
                        new byte[9]));
        TestImports.run(workbook, output);
        RecordedOutput packed = new RecordedOutput();
        assertThat(TestImports.run(zip, packed).format()).startsWith("XLSX, 1 sheet in zip, dates");
        assertThat(packed.orders).isEqualTo(output.orders).hasSize(5);
        assertThat(packed.files.getFirst().getContent())
                .isEqualTo(output.files.getFirst().getContent());
        assertThat(output.files.getFirst().getContent()).isEqualTo(ContentHash.of(workbook));
    }

    @Test
    void shouldRefuseAZipFileWithSeveralFiles() throws Exception {
        assertRefused(zip("two.zip", Map.of("a.csv", new byte[1], "b.csv", new byte[1])), "has 2: a.csv, b.csv");
        assertRefused(
                zip("none.zip", Map.of("__MACOSX/x", new byte[1])), "must contain one file, and this one has none");
    }

    @Test
    void shouldRefuseADamagedZipFileBeforeAnyOutput() throws Exception {
        byte[] whole =
                Files.readAllBytes(zip("whole.zip", Map.of("sample.csv", Files.readAllBytes(TestImports.SAMPLE))));
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x10;
        assertRefused(Files.write(directory.resolve("damaged.zip"), damaged), "damaged.zip cannot be read to its end");
        assertRefused(
                Files.write(directory.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2)),
                "cut.zip cannot be read to its end");
    }

    @Test
    void shouldNameTheRemedyForKindsThatAreNotRead() throws Exception {
        byte[] utf16 = ("\uFEFF" + TestImports.HEADER).getBytes(StandardCharsets.UTF_16LE);
        assertRefused(Files.write(directory.resolve("unicode.txt"), utf16), "save it as CSV in UTF-8");
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0};
        assertRefused(Files.write(directory.resolve("old.xls"), old), "save it as .xlsx without a password");
        Path nested = TestImports.gzipped(TestImports.SAMPLE, directory);
        for (String name : new String[] {"1", "2"}) {
            nested = TestImports.gzipped(nested, Files.createDirectory(directory.resolve(name)));
        }
        assertRefused(nested, "packed more than twice");
    }

    @Test
    void shouldSkipTheFirstLineThatIsForExcel() throws Exception {
        Path file = Files.writeString(
                directory.resolve("hint.csv"),
                "sep=;\r\n" + TestImports.HEADER.replace(',', ';')
                        + "\r\n1;A;x;1;2010-12-01 08:26:00;2,55;;France\r\n");
        assertThat(TestImports.run(file, output).linesLoaded()).isEqualTo(1);
        assertThat(output.order("1").getTotalMinor()).isEqualTo(255);
    }

    private Path workbook() throws IOException {
        Path file = directory.resolve("book.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            List<String> lines = new ArrayList<>(TwentyLines.PLAIN);
            lines.addFirst(TestImports.HEADER);
            workbook.sheet("Online Retail", lines);
        }
        return file;
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return file;
    }

    private void assertRefused(Path file, String message) {
        RecordedOutput refused = new RecordedOutput();
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> TestImports.run(file, refused))
                .withMessageContaining(message);
        assertThat(refused.orders).isEmpty();
        assertThat(refused.deadLetters).isEmpty();
    }
}
