package io.shopstream.api.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page whose script imports a file that is not there shows nothing, and only a browser says so. */
class ImportsTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/pages/js");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import) ?\\(?\"(\\.[^\"]+)\"");

    @Test
    void shouldFindEveryFileThatAScriptImports() throws IOException {
        List<Path> imported;
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            imported = files.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(ImportsTest::imported)
                    .toList();
        }

        assertThat(imported).hasSizeGreaterThan(100).allSatisfy(file -> assertThat(file)
                .isRegularFile());
    }

    private static Stream<Path> imported(Path script) {
        try {
            return IMPORTED.matcher(Files.readString(script))
                    .results()
                    .map(found -> script.resolveSibling(found.group(1)).normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
