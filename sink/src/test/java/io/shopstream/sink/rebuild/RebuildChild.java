package io.shopstream.sink.rebuild;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.rebuild.control.RebuildPhase;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process that rebuilds everything and halts when it reaches a given phase. */
final class RebuildChild {
    private RebuildChild() {}

    static ChildJvm start(TestTopics topics, TestWarehouse warehouse, RebuildPhase last) throws IOException {
        return ChildJvm.start(
                ChildJvm.command(
                        ChildJvm.fastStart("-Xmx256m"),
                        RebuildChild.class.getName(),
                        List.of(
                                TestTopics.bootstrapServers(),
                                SharedPlatform.get().registry().url(),
                                topics.topics().prefix(),
                                warehouse.url(),
                                last.name())),
                Map.of());
    }

    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        RebuildPhase last = RebuildPhase.valueOf(arguments[4]);
        RebuildService rebuildService = new RebuildService(
                Topics.prefixed(arguments[2]),
                new AvroSerdes(new HttpSchemaRegistry(URI.create(arguments[1]), Duration.ofSeconds(30))),
                RebuildHarness.settings(arguments[0], new WarehouseAddress(arguments[3], "postgres", "postgres")),
                phase -> {
                    if (phase == last) {
                        ChildJvm.haltSelf();
                    }
                });
        rebuildService.start(null, null);
    }
}
