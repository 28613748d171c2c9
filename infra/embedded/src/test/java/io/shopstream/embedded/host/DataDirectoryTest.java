package io.shopstream.embedded.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void shouldMakeADirectoryThatIsMissing() {
        Path wanted = temporary.resolve("deep/below");
        try (DataDirectory directory = DataDirectory.open(wanted)) {
            assertThat(directory.root()).isEqualTo(wanted).isDirectory();
        }
    }

    @Test
    void shouldNameTheOwnerOfADirectoryInUse() {
        try (DataDirectory first = DataDirectory.open(temporary)) {
            assertThatThrownBy(() -> DataDirectory.open(first.root()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage("data directory " + temporary + " is in use by another shopstream (process "
                            + ProcessHandle.current().pid() + "): stop that one or choose another with --data-dir");
        }
    }

    @Test
    void shouldReopenAClosedDirectory() {
        DataDirectory.open(temporary).close();
        try (DataDirectory again = DataDirectory.open(temporary)) {
            assertThat(again.root()).isEqualTo(temporary);
        }
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessage("data directory " + file + " is a file: choose another with --data-dir");
    }

    /** Not even root can write to a path below a file. */
    @Test
    void shouldSayWhyItIsNotWritable() throws IOException {
        Path below = Files.writeString(temporary.resolve("file"), "").resolve("below");

        assertThatThrownBy(() -> DataDirectory.open(below))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageStartingWith("data directory " + below + " is not writable: ")
                .hasMessageEndingWith("choose another with --data-dir");
    }

    @Test
    void shouldClearAShopButKeepItsLock() throws IOException {
        Files.createDirectories(temporary.resolve("kafka/topic-0"));
        for (String name : List.of("postgres", "postgres.partial", "streams", "logs")) {
            Files.createDirectories(temporary.resolve(name));
        }
        for (String name : List.of("endpoints.json", "registry.pid", "shopstream.log")) {
            Files.createFile(temporary.resolve(name));
        }
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            directory.clear();

            assertThat(temporary).isDirectoryContaining(path -> path.endsWith("lock"));
            assertThat(temporary.toFile().list()).hasSize(1);
        }
    }

    @Test
    void shouldRefuseToClearADirectoryThatIsNoShop() throws IOException {
        Path letter = Files.writeString(temporary.resolve("letter"), "");
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            assertThatThrownBy(directory::clear)
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("does not look like a shop's data directory");
        }
        assertThat(letter).exists();
    }

    @Test
    void shouldRefuseToClearAHomeDirectoryThatHoldsAKafka() throws IOException {
        Files.createDirectories(temporary.resolve("kafka"));
        Path thesis = Files.writeString(temporary.resolve("thesis.tex"), "");
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            assertThatThrownBy(directory::clear)
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("thesis.tex is not a shop's");
        }
        assertThat(thesis).exists();
        assertThat(temporary.resolve("kafka")).exists();
    }
}
