package io.shopstream.local.monitoring;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills the disk of a folder until little more is used than now, so that an alert fires long before it is full. */
public final class FullDisk {
    // More than the shop and other programs write meanwhile.
    private static final long MARGIN = 4L << 30;
    private static final int BLOCK = 1 << 20;
    private static final long BEYOND = 100L * BLOCK;

    private final FileStore disk;
    private final Path filler;
    private final long minFree;

    /** @param folder on the disk, for one large file */
    public FullDisk(Path folder) throws IOException {
        disk = Files.getFileStore(folder);
        filler = folder.resolve("filler");
        minFree = disk.getUsableSpace() - MARGIN;
    }

    /** The part of the disk that is free until it is filled. */
    public double minFree() throws IOException {
        return (double) minFree / disk.getTotalSpace();
    }

    public void fill() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
            byte[] block = new byte[BLOCK];
            while (disk.getUsableSpace() > minFree - BEYOND) {
                file.write(block);
            }
        }
    }

    public void free() throws IOException {
        Files.deleteIfExists(filler);
    }
}
