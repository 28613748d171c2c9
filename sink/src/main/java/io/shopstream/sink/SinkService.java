package io.shopstream.sink;

import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.LoaderThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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
    private final Supplier<Preparation.Outcome> preparation;
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shop-sink-start").daemon().factory());

    private volatile boolean prepared;

    /** @param preparation one attempt to prepare the warehouse and the topics */
    SinkService(List<LoaderThread> loaders, Supplier<Preparation.Outcome> preparation) {
        this.loaders = List.copyOf(loaders);
        this.preparation = preparation;
    }

    List<LoaderThread> loaders() {
        return loaders;
    }

    /** Whether the warehouse has its tables and the topics exist; stays true while an outage lasts. */
    boolean isPrepared() {
        return prepared;
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

    /**
     * Starts every loader that has stopped, after the preparation has succeeded if it was that which failed. No effect
     * on the others.
     *
     * @return what it did with each loader
     */
    synchronized List<StartAnswer.Loader> startStopped() {
        List<LoaderState> before =
                loaders.stream().map(loader -> loader.monitor().state()).toList();
        if (!starter.isShutdown() && before.stream().anyMatch(LoaderState.Stopped.class::isInstance)) {
            startAgain();
        }
        List<StartAnswer.Loader> answer = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            answer.add(StartAnswer.Loader.of(loaders.get(i).monitor(), before.get(i)));
        }
        return answer;
    }

    private void startAgain() {
        List<LoaderThread> stopped = loaders.stream()
                .filter(loader -> loader.monitor().state() instanceof LoaderState.Stopped)
                .toList();
        if (prepared) {
            stopped.forEach(SinkService::start);
        } else {
            stopped.forEach(loader -> loader.starting("preparing the warehouse and the topics"));
            starter.execute(this::prepareAndLoad);
        }
    }

    private void prepareAndLoad() {
        if (starter.isShutdown()) {
            return;
        }
        try {
            switch (preparation.get()) {
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
            loaders.forEach(loader -> failed(loader, e));
        }
    }

    private void startLoaders() {
        prepared = true;
        if (!starter.isShutdown()) {
            loaders.forEach(SinkService::start);
        }
    }

    private static void start(LoaderThread loader) {
        try {
            loader.start();
        } catch (RuntimeException | Error e) {
            failed(loader, e);
        }
    }

    private static void failed(LoaderThread loader, Throwable cause) {
        loader.stopped("the sink could not start: " + cause.getClass().getSimpleName(), LoaderState.REPORT, cause);
    }

    @Override
    public void close() {
        synchronized (this) {
            // No loader is started again from here on.
            starter.shutdown();
        }
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
