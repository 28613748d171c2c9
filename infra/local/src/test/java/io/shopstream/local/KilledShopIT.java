package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ctrl-C and {@code kill -9} in the middle of faulty traffic, after a past: the next start finds everything, once. So does a
 * start from a backup somewhere else.
 */
@Tag("soak")
@Timeout(1200)
class KilledShopIT {
    private static final Pattern ORDERS = Pattern.compile("\"warehouse\\.orders\":(\\d+)");

    private static final String FAULTS =
            "--faults=duplicates=1%,late=0.5%,out-of-order=2%,malformed=0.1%,unknown-product=0.1%";

    @TempDir
    Path data;

    @TempDir
    Path backup;

    @TempDir
    Path restored;

    @Test
    void shouldGoOnWhereItWasKilledAndWhereItWasStopped() throws Exception {
        try (ShopProcess killed = ShopProcess.start(data, "30", "--history=small", FAULTS)) {
            awaitOrders(killed, 200);
            killed.kill();
        }

        long before;
        try (ShopProcess again = ShopProcess.start(data, "30", "--history=small", FAULTS)) {
            Cli verified = Cli.run(data, "verify");
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            assertThat(verified.output())
                    .contains("Faults made on purpose", "shop.users -> warehouse.users", "shop.products -> warehouse");
            // The API counts rows every few seconds only.
            awaitOrders(again, 200);
            before = orders(again);
            // 143: ended by SIGTERM, after its hook has run.
            assertThat(again.stop()).isEqualTo(143);
            assertThat(again.output()).contains("Stopped; everything is kept in");
        }

        Path archive = backup.resolve("shop.tar.gz");
        tar("-C", data, "-czf", archive, ".");
        tar("-C", restored, "-xzf", archive);
        try (ShopProcess third = ShopProcess.start(restored, "0", "--history=small")) {
            awaitOrders(third, before);
            Cli verified = Cli.run(restored, "verify");
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            third.stop();
        }
        assertThat(Cli.run(restored, "verify").output()).contains("no shop runs on");
    }

    /** As the sink's README says it. */
    private static void tar(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tar"));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static void awaitOrders(ShopProcess shop, long least) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(orders(shop)).isGreaterThanOrEqualTo(least));
    }

    private static long orders(ShopProcess shop) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String status = http.send(
                            HttpRequest.newBuilder(URI.create(shop.endpoints().api() + "/api/status"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher rows = ORDERS.matcher(status);
            return rows.find() ? Long.parseLong(rows.group(1)) : 0;
        }
    }
}
