package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C under traffic, then a start from a backup in another directory: every record is there once. */
@Tag("soak")
@Timeout(1200)
class RestoredShopIT {
    @TempDir
    Path data;

    @TempDir
    Path backup;

    @TempDir
    Path restored;

    @Test
    void shouldContinueFromABackup() throws Exception {
        long before;
        try (ShopProcess shop = ShopProcess.start(data, "30", "--history=small")) {
            KilledShopIT.awaitOrders(shop, 200);
            before = KilledShopIT.orders(shop);
            // 143: ended by SIGTERM, after the shutdown hook has run.
            assertThat(shop.stop()).isEqualTo(143);
            assertThat(shop.output()).contains("Stopped; everything is kept in");
        }

        Path archive = backup.resolve("shop.tar.gz");
        tar("-C", data, "-czf", archive, ".");
        tar("-C", restored, "-xzf", archive);
        try (ShopProcess again = ShopProcess.start(restored, "0", "--history=small")) {
            KilledShopIT.awaitOrders(again, before);
            Cli verified = Cli.run(restored, "verify");
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            again.stop();
        }
        assertThat(Cli.run(restored, "verify").output()).contains("no shop runs on");
    }

    /** As described in the sink's README. */
    private static void tar(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tar"));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
