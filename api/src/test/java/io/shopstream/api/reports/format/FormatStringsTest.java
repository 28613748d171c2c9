package io.shopstream.api.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Formats of numbers take the digits of the machine's locale: {@code %s} takes none. */
class FormatStringsTest {
    private static final Path REPORTS = Path.of("src/main/java/io/shopstream/api/reports");
    private static final List<String> WHAT_REPORTS_SAY =
            List.of("content", "finding", "format", "kind", "part", "rule");
    private static final Pattern NUMBER = Pattern.compile("%[-#+0,(]*\\d*(\\.\\d+)?[dfegxoDFEGX]");

    @Test
    void shouldFormatNoNumberByTheLocale() {
        assertThat(WHAT_REPORTS_SAY.stream().flatMap(FormatStringsTest::numbers))
                .isEmpty();
        assertThat(NUMBER.matcher("%d of %,d").results()).hasSize(2);
        assertThat(NUMBER.matcher("12 % of %s").results()).isEmpty();
    }

    private static Stream<String> numbers(String folder) {
        try (Stream<Path> files = Files.walk(REPORTS.resolve(folder))) {
            return files.filter(Files::isRegularFile).flatMap(FormatStringsTest::lines).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("//") && !line.startsWith("*"))
                    .filter(line -> !line.contains("Locale.ROOT"))
                    .filter(line -> NUMBER.matcher(line).find())
                    .map(line -> file + ": " + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
