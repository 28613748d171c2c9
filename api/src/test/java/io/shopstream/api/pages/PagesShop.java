package io.shopstream.api.pages;

import io.shopstream.api.analytics.AnalyticsRows;
import io.shopstream.api.explain.OrderLog;
import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.Orders;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One running API over a shop of a year, for all tests of this package: its rows and sums in a warehouse, the records of
 * its newest orders in Kafka, and fake streams with an hour of sales.
 */
final class PagesShop {
    private static final Topics TOPICS = Topics.prefixed("pages-");
    private static final int LIVE_ORDERS = 300;
    private static final PagesShop SHOP = new PagesShop();

    private final TestWarehouse warehouse = TestWarehouse.create("pages");
    private final Map<String, Object> settings = new HashMap<>();
    private final List<LoggedOrder> logged;
    private RunningApi api;

    private PagesShop() {
        Platform platform = SharedPlatform.get();
        BusyShop.provision(platform, TOPICS);
        PastOrders past = new PastOrders(Instant.now(), 19);
        warehouse.execute(AnalyticsRows.facts(past.orders()));
        warehouse.execute(AnalyticsRows.visits(past.visits()));
        warehouse.execute(AnalyticsRows.MARTS);
        warehouse.execute(PipelineRows.SQL);
        try (OrderLog log = new OrderLog(platform, TOPICS)) {
            logged = LoggedOrder.log(log, past.newest());
        }
        warehouse.execute(LoggedOrder.rows(logged));
        FakeShop live = new FakeShop();
        Random random = new Random(19);
        for (int i = 0; i < LIVE_ORDERS; i++) {
            live.sell(Orders.random(random, "live-" + i, Instant.now().minusSeconds(random.nextInt(3_600))));
        }
        FakeStreams streams = new FakeStreams(live);
        // The restart needs the same port, so it is one that no outgoing connection can take.
        settings.put("server.port", Ports.free());
        settings.put("shopstream.kafka", platform.kafka().bootstrapServers());
        settings.put("shopstream.registry", platform.registry().url());
        settings.put("shopstream.topic-prefix", TOPICS.prefix());
        settings.put("shopstream.streams", streams.uri().toString());
        settings.put("shopstream.warehouse.url", warehouse.url());
        api = RunningApi.start(settings);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            api.close();
                            streams.close();
                        },
                        "pages-shop-close"));
    }

    static RunningApi api() {
        return SHOP.api;
    }

    /** Orders whose records are in Kafka, the newest last. */
    static List<LoggedOrder> logged() {
        return SHOP.logged;
    }

    /** Stops the API, lets the tests look, and starts it again at the same address, whatever they see. */
    static void withoutApi(Runnable look) {
        SHOP.api.close();
        try {
            look.run();
        } finally {
            SHOP.api = RunningApi.start(SHOP.settings);
        }
    }

    static ComparedShop compared() {
        return new ComparedShop(SHOP.api.uri("/"), SHOP.warehouse.url() + "?user=" + EmbeddedPostgres.USER);
    }
}
