package io.shopstream.schemas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFilesTest {
    private static final String PASSWORD = "SHOPSTREAM_WAREHOUSE_PASSWORD";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"quiet river", "quiet river\\n", "quiet river\\r\\n"})
    void shouldTakeTheContentOfTheFileWithoutTheNewlineAtItsEnd(String content) throws IOException {
        String file = file(content.translateEscapes());

        assertThat(secrets(Map.of(PASSWORD + "_FILE", file)).value(PASSWORD)).isEqualTo("quiet river");
        assertThat(secrets(Map.of(PASSWORD, "", PASSWORD + "_FILE", file)).fromFiles())
                .isEqualTo(Map.of(PASSWORD, "quiet river"));
    }

    @Test
    void shouldTakeNothingElseAway() throws IOException {
        assertThat(secrets(Map.of(PASSWORD + "_FILE", file(" a \n\n"))).value(PASSWORD))
                .isEqualTo(" a \n");
    }

    @Test
    void shouldNeedNoFile() {
        assertThat(secrets(Map.of(PASSWORD, "x")).value(PASSWORD)).isEqualTo("x");
        assertThat(secrets(Map.of(PASSWORD, "x", PASSWORD + "_FILE", "")).value(PASSWORD))
                .isEqualTo("x");
        assertThat(secrets(Map.of()).value(PASSWORD)).isEmpty();
        assertThat(secrets(Map.of(PASSWORD, "x")).fromFiles()).isEmpty();
    }

    @Test
    void shouldRefuseTwoValuesAndAFileThatItCannotRead() throws IOException {
        SecretFiles both = secrets(Map.of(PASSWORD, "quiet river", PASSWORD + "_FILE", file("wide valley")));
        assertThatThrownBy(both::fromFiles)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(PASSWORD + " and " + PASSWORD + "_FILE are both set: unset one of them");

        String missing = directory.resolve("missing").toString();
        assertThatThrownBy(() -> secrets(Map.of(PASSWORD + "_FILE", missing)).fromFiles())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(PASSWORD + "_FILE: the file " + missing + " cannot be read");
    }

    private static SecretFiles secrets(Map<String, String> environment) {
        return new SecretFiles(environment::get);
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("secret"), content).toString();
    }
}
