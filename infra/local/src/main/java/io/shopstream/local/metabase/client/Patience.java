package io.shopstream.local.metabase.client;

import io.shopstream.local.console.CommandFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for what Metabase does in its own time, and tells every few seconds what it waits for.
 *
 * @param limit for one wait
 */
public record Patience(Duration limit, Consumer<String> progress) {
    private static final Duration TOLD_EVERY = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /**
     * Looks until there is a result.
     *
     * @param state what it waits for, such as "Metabase starts"
     * @throws CommandFailure with {@code remedy} if there is none in time
     */
    public <T> T await(Supplier<Optional<T>> look, Supplier<String> state, String remedy) {
        long started = System.nanoTime();
        long told = started;
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            Optional<T> result = look.get();
            if (result.isPresent()) {
                return result.get();
            }
            long now = System.nanoTime();
            if (now - started > limit.toNanos()) {
                throw new CommandFailure("%s, after %d s: %s".formatted(state.get(), limit.toSeconds(), remedy));
            }
            if (now - told > TOLD_EVERY.toNanos()) {
                told = now;
                progress.accept("%s (%d s)"
                        .formatted(state.get(), Duration.ofNanos(now - started).toSeconds()));
            }
            rest(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
