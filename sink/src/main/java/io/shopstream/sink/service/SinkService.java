package io.shopstream.sink.service;

import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.RunningLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the sink. {@link #start()} returns at once. Until the warehouse and the topics are prepared, the
 * loaders report what they wait for. Closing leaves no thread behind.
 */
public final class SinkService implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    // With live traffic the lag is never zero.
    private static final long IDLE_LAG = 200;

    private final List<RunningLoader> loaders;
    private final Preparation preparation;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread starter;

    public SinkService(List<RunningLoader> loaders, Preparation preparation) {
        this.loaders = List.copyOf(loaders);
        this.preparation = preparation;
    }

    public List<RunningLoader> loaders() {
        return loaders;
    }

    /** Whether every loader runs and, as far as this instance knows, has almost nothing left to load. */
    public boolean isIdle() {
        return loaders.stream()
                .map(RunningLoader::monitor)
                .allMatch(monitor -> monitor.state() instanceof LoaderState.Running && monitor.lag() <= IDLE_LAG);
    }

    public synchronized void start() {
        starter = Thread.ofPlatform().name("shop-sink-start").start(this::prepareAndLoad);
    }

    private void prepareAndLoad() {
        try {
            while (!isClosing()) {
                switch (preparation.attempt()) {
                    case Preparation.Outcome.Ready() -> {
                        startLoaders();
                        return;
                    }
                    case Preparation.Outcome.NotYet(String reason) -> loaders.forEach(loader -> loader.waiting(reason));
                    case Preparation.Outcome.Never(String reason, String remedy, Exception cause) -> {
                        loaders.forEach(loader -> loader.stopped(reason, remedy, cause));
                        return;
                    }
                }
                if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            String reason = "the sink could not start: " + e.getClass().getSimpleName();
            loaders.forEach(
                    loader -> loader.stopped(reason, "This is a fault of the sink: report it, then restart", e));
        }
    }

    private synchronized void startLoaders() {
        if (!isClosing()) {
            loaders.forEach(RunningLoader::start);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        closing.countDown();
        Thread thread;
        synchronized (this) {
            thread = starter;
        }
        try {
            if (thread != null && !thread.join(CLOSE_TIMEOUT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loaders.forEach(RunningLoader::close);
    }
}
