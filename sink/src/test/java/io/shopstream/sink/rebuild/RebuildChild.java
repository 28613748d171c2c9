package io.shopstream.sink.rebuild;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.ChildJvm;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A process that rebuilds everything and halts when it reaches a given phase. */
final class RebuildChild {
    private RebuildChild() {}

    static ChildJvm start(TestTopics topics, TestWarehouse warehouse, Phase last) throws IOException {
        return ChildJvm.start(
                RebuildChild.class,
                TestTopics.bootstrapServers(),
                SharedPlatform.get().registry().url(),
                topics.topics().prefix(),
                warehouse.url(),
                last.name());
    }

    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        Phase last = Phase.valueOf(arguments[4]);
        Rebuilder rebuilder = new Rebuilder(
                Topics.prefixed(arguments[2]),
                new AvroSerdes(new HttpSchemaRegistry(URI.create(arguments[1]), Duration.ofSeconds(30))),
                RebuildHarness.settings(arguments[0], new WarehouseAddress(arguments[3], "postgres", "postgres")),
                phase -> {
                    if (phase == last) {
                        ChildJvm.die();
                    }
                });
        rebuilder.start(null, null);
    }
}
