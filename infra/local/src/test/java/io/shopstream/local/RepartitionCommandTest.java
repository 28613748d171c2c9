package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.repartition.Unfinished;
import io.shopstream.local.up.ShopSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepartitionCommandTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--prefix=r1.; --partitions",
                "--partitions=0; --partitions must lie between 1 and 64",
                "--partitions=65; --partitions must lie between 1 and 64",
                "--partitions=4 --prefix=a_b; --prefix must consist of",
                "--partitions=4 --prefix=; --prefix must consist of",
                "--partitions=4 --kafka=127.0.0.1:1; a shop elsewhere (--kafka) needs --prefix",
                "--partitions=4 --prefix=r1. --kafka=broker; --kafka must be HOST:PORT",
                "--partitions=4 --prefix=r1. --kafka=http://broker:9092; --kafka must be HOST:PORT",
                "--partitions=4 --prefix=r1. --kafka=a:1,; --kafka must be HOST:PORT",
                "--partitions=4 --prefix=r1. --kafka=; --kafka must be HOST:PORT"
            })
    void shouldNameTheWrongOption(String arguments, String message) {
        String[] line = ("repartition " + arguments).split(" ");
        Cli run = arguments.contains("--kafka") ? Cli.elsewhere(line) : Cli.run(directory, line);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains(message);
    }

    @Test
    void shouldNameADirectoryWithoutAShop() {
        Cli run = Cli.run(directory, "repartition", "--partitions=4");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("there is no shop in " + directory);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldRememberAnUnfinishedRunUntilItEnds() {
        Unfinished.mark(directory, ShopSettings.prefixed("r1.", 4));
        assertThat(directory.resolve("repartition.json")).content().contains("r1.");

        Unfinished.end(directory);

        assertThat(directory).isEmptyDirectory();
    }
}
