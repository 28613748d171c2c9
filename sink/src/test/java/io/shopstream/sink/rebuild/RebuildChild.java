package io.shopstream.sink.rebuild;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.net.URI;
import java.time.Duration;

/** A process that rebuilds everything and dies without a word when it comes to a phase. */
final class RebuildChild {
    static final int DIED = 9;

    private RebuildChild() {}

    public static void main(String[] arguments) throws Exception {
        Phase last = Phase.valueOf(arguments[4]);
        Rebuilder rebuilder = new Rebuilder(
                Topics.prefixed(arguments[2]),
                new AvroSerdes(new HttpSchemaRegistry(URI.create(arguments[1]), Duration.ofSeconds(30))),
                new RebuildSettings(
                        arguments[0],
                        new WarehouseAddress(arguments[3], "postgres", "postgres"),
                        2,
                        20,
                        1_000,
                        500,
                        Duration.ofSeconds(60)),
                phase -> {
                    if (phase == last) {
                        Runtime.getRuntime().halt(DIED);
                    }
                });
        rebuilder.start(null, null);
    }
}
