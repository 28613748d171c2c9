package io.shopstream.local.watch;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.ProgressBar;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits until a requested burst of orders is placed and every record sent until then is acknowledged. */
public final class BurstWatch {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PrintWriter out;
    private final Supplier<ProducerStatus> producer;

    public BurstWatch(PrintWriter out, Supplier<ProducerStatus> producer) {
        this.out = out;
        this.producer = producer;
    }

    /**
     * @param asked the producer's answer to the request
     * @return status of the producer once all records are acknowledged
     * @throws CommandFailure if the simulator stopped, or Kafka did not accept a record
     */
    public ProducerStatus await(long orders, ProducerStatus asked) throws InterruptedException {
        ProgressBar bar = new ProgressBar(out, "Selling", "orders");
        // The burst may include orders of other requests: the bar counts all that are left.
        long total = Math.max(orders, asked.burstLeft());
        ProducerStatus status = asked;
        while (status.burstLeft() > 0) {
            requireRunning(status);
            long placed = Math.max(0, total - status.burstLeft());
            bar.show(placed / (double) total, placed);
            Thread.sleep(PAUSE);
            status = producer.get();
        }
        long sent = status.sent();
        while (status.acked() + status.failed() < sent) {
            requireRunning(status);
            Thread.sleep(PAUSE);
            status = producer.get();
        }
        if (status.failed() > asked.failed()) {
            throw new CommandFailure("Kafka did not accept %,d of the records: see ./shopstream status"
                    .formatted(status.failed() - asked.failed()));
        }
        bar.finish(total);
        return status;
    }

    private static void requireRunning(ProducerStatus status) {
        switch (status.state()) {
            case "DISABLED", "FAILED", "STOPPED" ->
                throw new CommandFailure("the simulated shop stopped before all orders were placed (%s): %s"
                        .formatted(status.state(), status.detail() == null ? "no reason given" : status.detail()));
            default -> {}
        }
    }
}
