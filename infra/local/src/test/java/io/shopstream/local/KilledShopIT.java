package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.monitoring.ShopMetrics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} under faulty traffic, during or after the history: the next start continues, with every record once.
 */
@Tag("embedded")
@Timeout(1200)
class KilledShopIT {
    private static final Pattern ORDERS = Pattern.compile("\"warehouse\\.orders\":(\\d+)");

    // So many that even a short run of few orders has some.
    private static final String FAULTS =
            "--faults=duplicates=10%,late=2%,out-of-order=5%,malformed=2%,unknown-product=1%";

    @TempDir
    Path data;

    @Test
    void shouldContinueAfterAKill() throws Exception {
        try (ShopProcess killed = ShopProcess.start(data, "30", "--history=small", FAULTS)) {
            awaitOrders(killed, 200);
            killed.kill();
        }

        // Live traffic continues, at a rate at which verify soon finds most keys unchanged.
        try (ShopProcess again = ShopProcess.start(data, "5", "--history=small", FAULTS)) {
            Cli verified = Cli.run(data, "verify");
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            assertThat(verified.output())
                    .contains("Faults made on purpose", "shop.users -> warehouse.users", "shop.products -> warehouse");
            ShopMetrics.assertDescribed(again.endpoints());
            again.stop();
        }
    }

    static void awaitOrders(ShopProcess shop, long min) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(orders(shop)).isGreaterThanOrEqualTo(min));
    }

    static long orders(ShopProcess shop) throws Exception {
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
