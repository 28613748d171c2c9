package io.shopstream.sink.load;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the facts loader in its own process, which dies or freezes at a given point: {@code HALT:BEFORE_COMMIT:3} means
 * when it reaches that point for the third time. The service around the loader is left out: it does not affect what a
 * crash may lose.
 */
final class LoaderChild {
    private static final int MAX_RECORDS = 40;

    private LoaderChild() {}

    /** @param faultInjectionPoint where it dies or freezes; empty for never */
    static ChildJvm start(TestTopics topics, TestWarehouse warehouse, String faultInjectionPoint) throws IOException {
        return ChildJvm.start(
                ChildJvm.command(
                        ChildJvm.fastStart("-Xmx256m"),
                        LoaderChild.class.getName(),
                        List.of(
                                TestTopics.bootstrapServers(),
                                SharedPlatform.get().registry().url(),
                                topics.topics().prefix(),
                                warehouse.url(),
                                faultInjectionPoint)),
                Map.of());
    }

    public static void main(String[] arguments) {
        ChildJvm.endWithParent();
        new LoaderFactory(
                        Topics.prefixed(arguments[2]),
                        new AvroSerdes(new HttpSchemaRegistry(URI.create(arguments[1]), Duration.ofSeconds(30))),
                        new LoaderSettings(
                                KafkaConnection.of(arguments[0]),
                                new WarehouseAddress(arguments[3], "shop_sink", null),
                                MAX_RECORDS),
                        Clock.systemUTC(),
                        faultInjectionPoint(arguments[4]))
                .facts(LoadListener.NONE)
                .start();
    }

    private static FaultInjectionPoint faultInjectionPoint(String setting) {
        if (setting.isEmpty()) {
            return FaultInjectionPoint.NONE;
        }
        String[] parts = setting.split(":", -1);
        FaultInjectionPoint.Point faultPoint = FaultInjectionPoint.Point.valueOf(parts[1]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(parts[2]));
        return point -> {
            if (point == faultPoint && left.decrementAndGet() == 0) {
                if (parts[0].equals("HALT")) {
                    ChildJvm.haltSelf();
                } else {
                    ChildJvm.freezeSelf();
                }
            }
        };
    }
}
