package io.shopstream.local;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one import of a shop run at a time on this machine. The kernel releases the lock when the owner dies. Imports that
 * start elsewhere are stopped by Kafka: they share one transactional id.
 */
public final class ImportLock implements AutoCloseable {
    private final FileChannel channel;

    private ImportLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CommandFailure if another import is running, or the data directory is not writable */
    public static ImportLock take(Path dataDirectory) {
        Path file = dataDirectory.resolve("import.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new CommandFailure("another import into this shop is running: wait until it has ended");
            }
            return new ImportLock(channel);
        } catch (IOException e) {
            throw new CommandFailure("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written: the lock ends with the process at the latest.
        }
    }
}
