package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void writeExport() throws Exception {
        file = Files.writeString(directory.resolve("orders.csv"), "Bon;Datum; Artikel\n1;2;3\n");
    }

    @Test
    void shouldNameTheKeyAndTheColumnsOfTheFileWhenAMappingIsWrong() throws Exception {
        Path mapping = Files.writeString(directory.resolve("own.properties"), "order = Bon\n");
        Cli run = Cli.run(directory, "import", file.toString(), "--mapping=" + mapping);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("mapping own.properties, line 1: unknown key \"order\"; the keys are order_id")
                .contains("The columns of the file are: Bon, Datum, Artikel")
                .doesNotContain("Exception");
    }

    @Test
    void shouldNameTheMappingsThatThereAre() {
        Cli run = Cli.run(directory, "import", file.toString(), "--mapping=magento");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("there is no mapping magento: name a file, or one of shopify, woocommerce");
    }

    @Test
    void shouldExplainMappingsInItsHelp() {
        assertThat(Cli.run(directory, "import", "--help").output()).contains("--mapping", "shopify", "woocommerce");
    }
}
