package io.shopstream.producer.live;

import io.shopstream.producer.history.HistoryRun;
import io.shopstream.producer.publish.SimulatorStoppedException;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the history on its own thread, beside live traffic. Closing it stops it; the next process resumes. */
final class HistoryThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryThread.class);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LIVE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HistoryRun run;
    private final Function<OutputSwitch, Simulation> simulation;
    private final StoppableRetry retry;
    private final BooleanSupplier hasLiveOrder;
    private final Runnable onPublished;
    private final Consumer<RuntimeException> onFailure;
    private final Thread thread = Thread.ofPlatform().name("shop-history").unstarted(this::publish);

    /**
     * @param simulation creates a simulation that starts at the beginning of the history
     * @param retry stops the publishing, and paces its attempts; not that of live traffic
     * @param hasLiveOrder whether the topics hold a live order
     * @param onPublished called once the whole history is in the topics
     * @param onFailure called with the exception if publishing fails
     */
    HistoryThread(
            HistoryRun run,
            Function<OutputSwitch, Simulation> simulation,
            StoppableRetry retry,
            BooleanSupplier hasLiveOrder,
            Runnable onPublished,
            Consumer<RuntimeException> onFailure) {
        this.run = run;
        this.simulation = simulation;
        this.retry = retry;
        this.hasLiveOrder = hasLiveOrder;
        this.onPublished = onPublished;
        this.onFailure = onFailure;
    }

    void start() {
        thread.start();
    }

    private void publish() {
        try {
            awaitLiveOrder();
            OutputSwitch output = new OutputSwitch();
            run.run(simulation.apply(output), output);
            onPublished.run();
        } catch (SimulatorStoppedException e) {
            LOG.debug("publishing the history was stopped");
        } catch (RuntimeException e) {
            onFailure.accept(e);
        } catch (Error e) {
            // Such as OutOfMemoryError: the thread ends, and the status must show why.
            onFailure.accept(new IllegalStateException("publishing the history failed: " + e, e));
            throw e;
        }
    }

    // Lets a consumer that reads a partition from its beginning meet live orders before the history. The timeout is for
    // a paused shop, which has no live orders.
    private void awaitLiveOrder() {
        long deadline = System.nanoTime() + LIVE_TIMEOUT.toNanos();
        while (!hasLiveOrder.getAsBoolean() && System.nanoTime() < deadline) {
            retry.throwIfStopped();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        retry.stop();
        ThreadEnd.await(thread, JOIN_TIMEOUT);
        if (Thread.currentThread().isInterrupted()) {
            thread.interrupt();
        }
    }
}
