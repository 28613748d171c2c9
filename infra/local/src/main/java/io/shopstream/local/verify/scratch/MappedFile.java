package io.shopstream.local.verify.scratch;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A growing file that is addressed like memory. The operating system caches it outside the heap. The file is deleted
 * when the process ends, however it ends. Not thread-safe.
 */
final class MappedFile implements AutoCloseable {
    private static final long FIRST_BYTES = 64 * 1024;
    // Left free for other programs that write to the same disk.
    private static final long SPARE_BYTES = 256L * 1024 * 1024;

    private final Path directory;
    private final FileChannel channel;
    private Arena arena = Arena.ofShared();
    private MemorySegment bytes;

    /** @param directory where the file is created, under a unique name */
    MappedFile(Path directory) {
        this.directory = directory;
        try {
            this.channel = FileChannel.open(
                    Files.createTempFile(directory, "verify-", ".tmp"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    // Unix systems delete the file at once, and it stays usable while it is open.
                    StandardOpenOption.DELETE_ON_CLOSE);
            this.bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, FIRST_BYTES, arena);
        } catch (IOException e) {
            throw new CommandFailure("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Grows the file to at least {@code size} bytes; new bytes are zero. */
    void reach(long size) {
        if (size <= bytes.byteSize()) {
            return;
        }
        long larger = Math.max(size, 2 * bytes.byteSize());
        try {
            // Writing to a mapping on a full disk crashes the process without a message.
            long missing = missing(larger, Files.getFileStore(directory).getUsableSpace());
            if (missing > 0) {
                throw new CommandFailure("verify needs another %,d MB of disk space in %s for its temporary files"
                                .formatted(megabytes(missing), directory)
                        + ": make room there, or name another directory with --scratch-dir");
            }
            Arena next = Arena.ofShared();
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, larger, next);
            arena.close();
            arena = next;
            bytes = mapped;
        } catch (IOException e) {
            throw new CommandFailure("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Bytes that have to become usable before the file may grow to {@code size}; none or fewer if it may. */
    static long missing(long size, long usable) {
        return size + SPARE_BYTES - usable;
    }

    /** Rounded up: nobody needs another 0 MB. */
    static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }

    long getLong(long offset) {
        return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
    }

    void putLong(long offset, long value) {
        bytes.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, value);
    }

    int getInt(long offset) {
        return bytes.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
    }

    void putInt(long offset, int value) {
        bytes.set(ValueLayout.JAVA_INT_UNALIGNED, offset, value);
    }

    void put(long offset, byte[] values) {
        MemorySegment.copy(values, 0, bytes, ValueLayout.JAVA_BYTE, offset, values.length);
    }

    byte[] get(long offset, int length) {
        return bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    boolean holds(long offset, byte[] values) {
        return MemorySegment.mismatch(
                        bytes, offset, offset + values.length, MemorySegment.ofArray(values), 0, values.length)
                < 0;
    }

    @Override
    public void close() {
        arena.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new CommandFailure("cannot close a file in " + directory + ": " + e.getMessage(), e);
        }
    }
}
