package io.shopstream.embedded.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory with the persistent data of the parts, locked while in use. The kernel releases the lock when the owner
 * process ends, even after {@code kill -9}.
 */
public final class DataDirectory implements AutoCloseable {

    public static final String OPTION = "--data-dir";
    private static final String LOCK_FILE = "lock";
    private static final Pattern OF_A_SHOP =
            Pattern.compile("kafka|postgres(\\.partial)?|registry|streams|logs|import\\.lock"
                    + "|(endpoints|shop|repartition)\\.json(\\.next)?|.*\\.(pid|log)");
    private static final long MIN_FREE_BYTES = 300L << 20;

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    public static DataDirectory open(Path wanted) {
        Path root = wanted.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new EmbeddedStartException(
                        "data directory " + root + " is a file: choose another with " + OPTION);
            }
            Files.createDirectories(root);
            channel = FileChannel.open(
                    root.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!lock(channel)) {
                throw new EmbeddedStartException("data directory " + root + " is in use by another shopstream (process "
                        + owner(channel) + "): stop that one or choose another with " + OPTION);
            }
            requireSpace(root);
            writeOwner(channel);
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new EmbeddedStartException(
                    "data directory " + root + " is not writable: " + reason(e)
                            + "; make it writable or choose another with " + OPTION,
                    e);
        } catch (EmbeddedStartException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    public Path root() {
        return root;
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    /**
     * Deletes everything but the lock file.
     *
     * @throws EmbeddedStartException if the directory holds anything that no shop writes, such as a home directory does;
     *     nothing is deleted then
     */
    public void clear() {
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> contents =
                    entries.filter(entry -> !entry.endsWith(LOCK_FILE)).toList();
            for (Path entry : contents) {
                if (!OF_A_SHOP.matcher(entry.getFileName().toString()).matches()) {
                    throw new EmbeddedStartException("directory " + root
                            + " does not look like a shop's data directory, so it is not cleared: "
                            + entry.getFileName() + " is not a shop's; move it or choose another directory with "
                            + OPTION);
                }
            }
            for (Path entry : contents) {
                DirectoryTrees.delete(entry);
            }
        } catch (IOException e) {
            throw new EmbeddedStartException("data directory " + root + " cannot be cleared: " + reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    private static void requireSpace(Path root) throws IOException {
        FileStore store = Files.getFileStore(root);
        long free = store.getUsableSpace();
        if (free < MIN_FREE_BYTES) {
            throw new EmbeddedStartException("data directory " + root + " has " + (free >> 20) + " MB free and needs "
                    + (MIN_FREE_BYTES >> 20) + " MB: make room or choose another with " + OPTION);
        }
    }

    private static void writeOwner(FileChannel channel) throws IOException {
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        bytes.flip();
        String pid = StandardCharsets.US_ASCII.decode(bytes).toString().strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    /** The operating system's reason, without the path, which the message already names. */
    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof java.nio.file.FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The start failed already; the kernel closes the file when the process ends.
        }
    }
}
