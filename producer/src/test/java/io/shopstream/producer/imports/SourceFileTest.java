package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    @Test
    void shouldReadAFileWithByteOrderMarkAndWindowsLineEnds() throws Exception {
        Path file = directory.resolve("windows.csv");
        Files.writeString(file, "\uFEFF" + TestImports.HEADER + "\r\n1,A,x,1,2010-12-01 08:26:00,1.00,,France\r\n");
        assertThat(TestImports.run(file, output).linesLoaded()).isEqualTo(1);
        assertThat(output.order("1").getShippingCountry()).isEqualTo("France");
    }

    @Test
    void shouldReadAFileWithoutLines() throws Exception {
        ImportSummary summary = TestImports.run(TestImports.file(directory), output);
        assertThat(summary.linesRead()).isZero();
        assertThat(summary.netMinorByMonth()).isEmpty();
    }

    @Test
    void shouldReportAMissingFile() {
        assertRejected(directory.resolve("absent.csv"), "there is no file");
    }

    @Test
    void shouldRefuseWhatCannotBeReadTwice() {
        assertRejected(directory, "is not a regular file: an import reads a file twice");
        assertRejected(Path.of("/dev/null"), "is not a regular file: an import reads a file twice");
    }

    @Test
    void shouldReportAnotherFile() throws Exception {
        Path other = Files.writeString(directory.resolve("other.csv"), "id,name\n1,x\n");
        assertRejected(
                other, "other.csv is not an Online Retail file: its first line must name the columns InvoiceNo,");
        Path binary = Files.write(directory.resolve("other.bin"), new byte[200_000]);
        assertRejected(binary, "other.bin is not an Online Retail file");
        Path empty = Files.createFile(directory.resolve("empty.csv"));
        assertRejected(empty, "empty.csv is not an Online Retail file");
    }

    @Test
    void shouldReportATruncatedGzipFileBeforeAnyOutput() throws Exception {
        byte[] whole = Files.readAllBytes(TestImports.gzipped(TestImports.SAMPLE, directory));
        Path cut = Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertRejected(cut, "cut.csv.gz cannot be read to its end: the packed data ends too early");
        assertThat(output.orders).isEmpty();
        assertThat(output.deadLetters).isEmpty();
    }

    private void assertRejected(Path file, String message) {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> TestImports.run(file, output))
                .withMessageContaining(message);
    }
}
