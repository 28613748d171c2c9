package io.shopstream.api.support;

import java.util.Map;

/**
 * One running service for all tests of this JVM that only query it, over a fake producer, fake streams and a warehouse,
 * without Kafka. Started on first use and stopped when the JVM ends. A test that changes a part restores it.
 */
public final class SharedApi {
    private static final FakeShop SHOP = new FakeShop();
    private static final FakeStreams STREAMS = new FakeStreams(SHOP);
    private static final FakeProducer PRODUCER = new FakeProducer();
    private static final TestWarehouse WAREHOUSE = TestWarehouse.create("shared_api");
    private static final RunningApi API = start();

    private SharedApi() {}

    private static RunningApi start() {
        // Before the start: the service reads the currencies only now and then.
        WAREHOUSE.execute(WarehouseRows.SQL);
        RunningApi api = RunningApi.start(Map.of(
                "shopstream.streams",
                STREAMS.uri().toString(),
                "shopstream.producer",
                PRODUCER.uri().toString(),
                "shopstream.warehouse.url",
                WAREHOUSE.url()));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            api.close();
                            STREAMS.close();
                            PRODUCER.close();
                        },
                        "shared-api-close"));
        return api;
    }

    public static RunningApi get() {
        return API;
    }

    public static FakeShop shop() {
        return SHOP;
    }

    public static FakeStreams streams() {
        return STREAMS;
    }

    public static FakeProducer producer() {
        return PRODUCER;
    }

    public static TestWarehouse warehouse() {
        return WAREHOUSE;
    }
}
