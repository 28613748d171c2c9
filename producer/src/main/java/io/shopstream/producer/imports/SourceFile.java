package io.shopstream.producer.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file to import, plain or gzip (detected by its first bytes, not by its name), starting after the header.
 * Throws an {@link ImportException} if the file as a whole is unusable.
 */
final class SourceFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final String name;
    private final long size;
    private final CountingStream counter;
    private final MessageDigest digest;
    private final RawLineReader lines;

    private SourceFile(String name, long size, CountingStream counter, InputStream unpacked) throws IOException {
        this.name = name;
        this.size = size;
        this.counter = counter;
        this.digest = newDigest();
        this.lines = new RawLineReader(withoutByteOrderMark(new DigestInputStream(unpacked, digest)));
    }

    static SourceFile open(Path path) throws ImportException {
        String name = path.getFileName().toString();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new ImportException(path + " is not a regular file: an import reads a file twice, so that it cannot"
                    + " read a pipe or a directory. Save the data in a file first");
        }
        try {
            CountingStream counter = new CountingStream(Files.newInputStream(path));
            try {
                InputStream unpacked = unpacked(new BufferedInputStream(counter, BUFFER));
                SourceFile file = new SourceFile(name, Files.size(path), counter, unpacked);
                file.expectHeader();
                return file;
            } catch (IOException | ImportException | RuntimeException e) {
                counter.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new ImportException("there is no file " + path, e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Returns the next record after the header; null at the end. */
    @Nullable RawLine next() throws ImportException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** File name without directories. */
    String name() {
        return name;
    }

    /** Size on disk in bytes, compressed for a gzip file. */
    long size() {
        return size;
    }

    /** Bytes of {@link #size} read so far. */
    long bytesRead() {
        return counter.count();
    }

    /** SHA-256 of the unpacked content, 64 hexadecimal digits; to be asked once, when {@link #next} has returned null. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        try {
            counter.close();
        } catch (IOException e) {
            // The file was only read: nothing is lost.
        }
    }

    private void expectHeader() throws ImportException {
        RawLine header = next();
        if (header == null || !LineContent.isHeader(header)) {
            throw new ImportException(name + " is not the Online Retail file: its first line must be "
                    + String.join(",", Column.HEADER) + " (CSV, plain or gzip)");
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] first = text.readNBytes(BYTE_ORDER_MARK.length);
        int[] unsigned = new int[first.length];
        Arrays.setAll(unsigned, index -> first[index] & 0xff);
        if (!Arrays.equals(unsigned, BYTE_ORDER_MARK)) {
            text.unread(first);
        }
        return text;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static ImportException unreadable(String name, IOException cause) {
        String why = cause instanceof EOFException ? "the gzip data ends too early" : cause.getMessage();
        return new ImportException(
                name + " cannot be read to its end: " + why
                        + " (check that the file is complete and is gzip or plain CSV)",
                cause);
    }
}
