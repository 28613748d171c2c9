package io.shopstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No file of the repository holds a key, a token or a password. */
class CommittedSecretsTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final long LARGEST = 2_000_000;
    // With the content of a key: programs name its first line.
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/]{40}"
            + "|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36}\\b");
    // A value, not the name of a variable and not empty.
    private static final Pattern PASSWORD = Pattern.compile(
            "(?im)^\\s*[\\w.-]*(password|secret|token|operator-key)\\s*[:=]\\s*[\"']?[^$\\s\"'#{<*/][^\\s]*");

    @Test
    void shouldHaveNoKeys() throws IOException {
        assertThat(filesWith(KEY, file -> true)).isEmpty();
    }

    @Test
    void shouldKnowAKey() {
        String content = "A".repeat(40);
        assertThat(KEY.matcher("-----BEGIN RSA PRIVATE KEY-----\n" + content).find())
                .isTrue();
        assertThat(KEY.matcher("the file has a line -----BEGIN PRIVATE KEY-----")
                        .find())
                .isFalse();
    }

    @Test
    void shouldHaveNoPasswordsInSettings() throws IOException {
        assertThat(filesWith(PASSWORD, CommittedSecretsTest::isSettings)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password: hunter2", "  internal-token: 0123", "spring.datasource.password=x", "SECRET='a'"})
    void shouldKnowAPassword(String line) {
        assertThat(PASSWORD.matcher(line).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: ${SHOPSTREAM_WAREHOUSE_PASSWORD:}",
                "password:",
                "POSTGRES_PASSWORD_FILE: /run/secrets/postgres",
                "# the password: see below",
                "internal-token: \"\""
            })
    void shouldKnowTheNameOfOne(String line) {
        assertThat(PASSWORD.matcher(line).find()).isFalse();
    }

    private static boolean isSettings(Path file) {
        String path = ROOT.relativize(file).toString();
        return path.contains("src/main/resources") && path.matches(".*\\.(yaml|yml|properties)");
    }

    private static List<String> filesWith(Pattern secret, Predicate<Path> among) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> read = files.filter(Files::isRegularFile)
                    .filter(file -> !ROOT.relativize(file)
                            .toString()
                            .matches("(.*/)?(target|\\.git|\\.shopstream)/.*|infra/(compose|k8s)/secrets/.*"))
                    .filter(among)
                    .filter(file -> file.toFile().length() < LARGEST)
                    .toList();
            assertThat(read).hasSizeGreaterThan(3);
            return read.stream()
                    .filter(file -> secret.matcher(text(file)).find())
                    .map(file -> ROOT.relativize(file).toString())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
