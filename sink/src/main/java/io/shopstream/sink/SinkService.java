package io.shopstream.sink;

import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.LoaderThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts and stops the sink. {@link #start()} returns at once. Until the warehouse and the topics are prepared, the
 * loaders report what they wait for. Closing leaves no thread behind.
 */
final class SinkService implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    // With live traffic the lag is never zero.
    private static final long IDLE_LAG = 200;

    private final List<LoaderThread> loaders;
    private final Preparation preparation;
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shop-sink-start").daemon().factory());

    SinkService(List<LoaderThread> loaders, Preparation preparation) {
        this.loaders = List.copyOf(loaders);
        this.preparation = preparation;
    }

    List<LoaderThread> loaders() {
        return loaders;
    }

    /** Whether every loader runs and, as far as this instance knows, has almost nothing left to load. */
    boolean isIdle() {
        return loaders.stream()
                .map(LoaderThread::monitor)
                .allMatch(monitor -> monitor.state() instanceof LoaderState.Running && monitor.lag() <= IDLE_LAG);
    }

    void start() {
        starter.execute(this::prepareAndLoad);
    }

    private void prepareAndLoad() {
        if (starter.isShutdown()) {
            return;
        }
        try {
            switch (preparation.attempt()) {
                case Preparation.Outcome.Ready() -> startLoaders();
                case Preparation.Outcome.NotYet(String reason) -> {
                    loaders.forEach(loader -> loader.waiting(reason));
                    starter.schedule(this::prepareAndLoad, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
                case Preparation.Outcome.Never(String reason, String remedy, Exception cause) ->
                    loaders.forEach(loader -> loader.stopped(reason, remedy, cause));
            }
        } catch (RejectedExecutionException e) {
            // The sink is being closed.
        } catch (RuntimeException | Error e) {
            String reason = "the sink could not start: " + e.getClass().getSimpleName();
            loaders.forEach(
                    loader -> loader.stopped(reason, "This is a fault of the sink: report it, then restart", e));
        }
    }

    private void startLoaders() {
        if (!starter.isShutdown()) {
            loaders.forEach(LoaderThread::start);
        }
    }

    @Override
    public void close() {
        starter.shutdown();
        try {
            if (!starter.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                starter.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loaders.forEach(LoaderThread::close);
    }
}
