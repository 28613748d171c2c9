package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void shouldOpenAgainWhatWasClosed() {
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

    /** A path below a file: nobody, not even root, can write there. */
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
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            directory.clear();

            assertThat(temporary).isDirectoryContaining(path -> path.endsWith("lock"));
            assertThat(temporary.resolve("kafka")).doesNotExist();
        }
    }

    @Test
    void shouldRefuseToClearWhatIsNoShop() throws IOException {
        Path letter = Files.writeString(temporary.resolve("letter"), "");
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            assertThatThrownBy(directory::clear)
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("does not look like a shop's data directory");
        }
        assertThat(letter).exists();
    }
}
