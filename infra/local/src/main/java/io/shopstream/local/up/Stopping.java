package io.shopstream.local.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops the shop on Ctrl-C. If the shop is still starting, waits for the start to end, at most 60 s: a half-started
 * part cannot be stopped cleanly.
 */
public final class Stopping implements Runnable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final PrintWriter out;
    private final Path dataDirectory;
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable LocalShop shop;
    private volatile boolean begun;

    public Stopping(PrintWriter out, Path dataDirectory) {
        this.out = out;
        this.dataDirectory = dataDirectory;
    }

    /** Called when the shop is up. */
    public void started(LocalShop running) {
        shop = running;
        startEnded.countDown();
    }

    /** Called when the start failed; nothing is left running. */
    public void failed() {
        startEnded.countDown();
    }

    /** Whether stopping was requested. */
    public boolean hasBegun() {
        return begun;
    }

    /** Returns once the shop has been stopped, or after this time. */
    public void await(Duration atMost) throws InterruptedException {
        stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns once the shop has been stopped. */
    public void await() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void run() {
        begun = true;
        try {
            boolean ended = startEnded.await(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            LocalShop running = shop;
            if (ended && running != null) {
                print("Stopping shopstream");
                running.close();
                print("Stopped; everything is kept in " + dataDirectory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
