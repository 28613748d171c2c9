package io.shopstream.local.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C sets off. Pressed while the shop is still starting, it lets the start end first, within bounds: a half
 * started part cannot be stopped cleanly.
 */
public final class Stopping implements Runnable {
    private static final Duration START_ENDS_TIMEOUT = Duration.ofSeconds(60);

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

    /** The shop is up, and this is what has to be stopped. */
    public void started(LocalShop running) {
        shop = running;
        startEnded.countDown();
    }

    /** The shop could not be started and has cleaned up after itself. */
    public void failed() {
        startEnded.countDown();
    }

    /** Whether somebody has asked for it. */
    public boolean hasBegun() {
        return begun;
    }

    /** Returns once the shop has been stopped. */
    public void await() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void run() {
        begun = true;
        try {
            boolean ended = startEnded.await(START_ENDS_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            LocalShop running = shop;
            if (ended && running != null) {
                say("Stopping shopstream");
                running.close();
                say("Stopped; everything is kept in " + dataDirectory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
