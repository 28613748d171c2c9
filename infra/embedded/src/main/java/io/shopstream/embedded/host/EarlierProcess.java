package io.shopstream.embedded.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the child of an earlier run if it still runs: its parent was just killed, or its watchdog was killed, too. The
 * caller holds the lock of the data directory, so such a process has no owner and may be stopped.
 */
public final class EarlierProcess {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierProcess.class);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

    private EarlierProcess() {}

    public static void stop(ChildSpec spec) {
        Optional<ProcessHandle> found = find(spec.pidFile(), spec.marker());
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle orphan = found.get();
        LOG.info(
                "{} of an earlier run is still running (process {}): stopping it",
                spec.part().title(),
                orphan.pid());
        signal(orphan, spec.signal());
        if (!ended(orphan, spec.grace())) {
            orphan.destroyForcibly();
            if (!ended(orphan, KILL_TIMEOUT)) {
                throw new EmbeddedStartException(spec.part().title() + " of an earlier run (process " + orphan.pid()
                        + ") does not stop: end it and start again");
            }
        }
    }

    /** Checks the command line, too, because the system may have reused the process id. */
    static Optional<ProcessHandle> find(Path pidFile, String marker) {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().commandLine().orElse("").contains(marker));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle process, Duration timeout) {
        try {
            process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
