package io.shopstream.local.producer;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.ProgressBar;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits until orders that were asked for at once are placed, and everything that was sent until then is in the log. */
public final class BurstWatch {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PrintWriter out;
    private final Supplier<ProducerStatus> producer;

    public BurstWatch(PrintWriter out, Supplier<ProducerStatus> producer) {
        this.out = out;
        this.producer = producer;
    }

    /**
     * @param asked what the producer answered when it was asked for them
     * @return how the producer was when all were acknowledged
     * @throws CommandFailure if they cannot be: the simulator ended, or Kafka did not take a record
     */
    public ProducerStatus await(long orders, ProducerStatus asked) throws InterruptedException {
        ProgressBar bar = new ProgressBar(out, "Selling", "orders");
        // Others may have asked for more: the bar is about what is left of all of them.
        long most = Math.max(orders, asked.burstLeft());
        ProducerStatus status = asked;
        while (status.burstLeft() > 0) {
            requireAtWork(status);
            long placed = Math.max(0, most - status.burstLeft());
            bar.show(placed / (double) most, placed);
            Thread.sleep(PAUSE);
            status = producer.get();
        }
        long sent = status.sent();
        while (status.acked() + status.failed() < sent) {
            requireAtWork(status);
            Thread.sleep(PAUSE);
            status = producer.get();
        }
        if (status.failed() > asked.failed()) {
            throw new CommandFailure("Kafka did not take %,d of the records: see ./shopstream status"
                    .formatted(status.failed() - asked.failed()));
        }
        bar.finish(most);
        return status;
    }

    private static void requireAtWork(ProducerStatus status) {
        switch (status.state()) {
            case "DISABLED", "FAILED", "STOPPED" ->
                throw new CommandFailure("the simulated shop stopped before all orders were placed (%s): %s"
                        .formatted(status.state(), status.detail() == null ? "no reason given" : status.detail()));
            default -> {}
        }
    }
}
