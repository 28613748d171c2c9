package io.shopstream.embedded.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldDeleteATree() throws IOException {
        Path root = tree();

        DirectoryTrees.delete(root);
        DirectoryTrees.delete(root);

        assertThat(root).doesNotExist();
        assertThat(directory).exists();
    }

    @Test
    void shouldHaveAnotherProcessDeleteATree() throws IOException {
        Path root = tree();

        DirectoryTrees.deleteLater(root);

        await().atMost(Duration.ofMinutes(1)).until(() -> Files.notExists(root));
        assertThat(directory).exists();
    }

    private Path tree() throws IOException {
        Path root = directory.resolve("- root with blanks");
        Files.createDirectories(root.resolve("empty"));
        Files.writeString(Files.createDirectories(root.resolve("below")).resolve("file"), "text");
        return root;
    }
}
