package io.shopstream.local;

import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.local.watch.SnapshotWatch;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Takes a new snapshot of the shop database: {@code ./shopstream snapshot}. The remedy when change capture has lost its
 * replication slot.
 */
@Command(
        name = "snapshot",
        description = {
            "Take a new snapshot of the shop database, then continue to capture changes.",
            "Rows that are already known change nothing; rows deleted meanwhile are deleted in the warehouse too."
        },
        mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
    @Mixin
    private WhichShop which = WhichShop.with(Part.PRODUCER);

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long the snapshot may take (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Commands.require(spec, timeoutSeconds >= 1, "--patience must be 1 or more");
        PrintWriter out = Commands.out(spec);
        try (ProducerClient producer = which.shopToChange().producer()) {
            ProducerStatus.Capture before = producer.status().capture();
            producer.takeSnapshot();
            ProducerStatus.Capture after =
                    new SnapshotWatch(out, producer::status).await(before, Duration.ofSeconds(timeoutSeconds));
            out.printf("Published %,d rows of the shop database.%n", after.snapshotRows() - before.snapshotRows());
            out.flush();
        }
        return 0;
    }
}
