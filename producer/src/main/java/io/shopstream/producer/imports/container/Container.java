package io.shopstream.producer.imports.container;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file and takes off what it is packed in, by its first bytes, not by its name: gzip, zip, or one inside of the
 * other. Closing closes and deletes everything that this needed.
 */
public final class Container implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;
    private static final int MAX_LAYERS = 2;

    private final Deque<Closeable> open = new ArrayDeque<>();
    private final StringBuilder layers = new StringBuilder();
    private DoubleSupplier fraction = () -> 0;
    private int depth;
    private @Nullable InputStream text;
    private @Nullable Path workbook;

    private Container() {}

    /** @throws IOException if the file cannot be read or is packed in a way that cannot be unpacked */
    public static Container open(Path file) throws IOException {
        Container container = new Container();
        try {
            CountingStream counter = container.closeLater(new CountingStream(Files.newInputStream(file)));
            long size = Math.max(1, Files.size(file));
            container.fraction = () -> (double) counter.count() / size;
            container.unpack(new BufferedInputStream(counter, BUFFER), counter, file);
            return container;
        } catch (IOException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    /** The unpacked bytes; null for a workbook. */
    public @Nullable InputStream text() {
        return text;
    }

    /** The xlsx file, which may be a temporary one; null for text. */
    public @Nullable Path workbook() {
        return workbook;
    }

    /** What the content is packed in, for a person: {@code " in gzip"}; empty if in nothing. */
    public String layers() {
        return layers.toString();
    }

    /** How much of the text has been read, 0 to 1. */
    public double fraction() {
        return Math.min(1, fraction.getAsDouble());
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException | UncheckedIOException e) {
                // The file was only read, and a temporary one is deleted by the system: nothing is lost.
            }
        }
    }

    private void unpack(InputStream in, CountingStream counter, Path file) throws IOException {
        switch (Magic.of(peek(in))) {
            case TEXT -> text = in;
            case GZIP -> {
                enter("gzip");
                InputStream unpacked = new UnpackedStream(new GZIPInputStream(in, BUFFER), counter::count);
                unpackInner(new BufferedInputStream(unpacked, BUFFER), counter);
            }
            case ZIP -> unpackZip(file, counter);
            case UTF_16, OLD_EXCEL -> throw new IOException(Magic.of(peek(in)).remedy());
        }
    }

    /** A zip file is read from its end: one that comes out of another archive goes to a temporary file first. */
    private void unpackInner(InputStream in, CountingStream counter) throws IOException {
        Magic magic = Magic.of(peek(in));
        if (magic != Magic.ZIP) {
            unpack(in, counter, Path.of(""));
            return;
        }
        Path copy = Files.createTempFile("shopstream-import", ".zip");
        closeLater(() -> Files.deleteIfExists(copy));
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        unpackZip(copy, counter);
    }

    private void unpackZip(Path file, CountingStream counter) throws IOException {
        ZipFile zip = closeLater(new ZipFile(file.toFile()));
        if (zip.getEntry(Workbook.MAIN_PART) != null) {
            workbook = file;
            return;
        }
        enter("zip");
        ZipEntry entry = onlyEntry(zip);
        UnpackedStream unpacked = new UnpackedStream(
                new CheckedEntry(zip.getInputStream(entry), entry), () -> Math.max(1, entry.getCompressedSize()));
        long size = Math.max(1, entry.getSize());
        fraction = () -> (double) unpacked.count() / size;
        unpackInner(new BufferedInputStream(unpacked, BUFFER), counter);
    }

    private static ZipEntry onlyEntry(ZipFile zip) throws IOException {
        List<ZipEntry> files = zip.stream()
                .map(ZipEntry.class::cast)
                .filter(entry -> !entry.isDirectory() && !isDesktopFile(entry.getName()))
                .toList();
        if (files.size() != 1) {
            String names = String.join(
                    ", ", files.stream().limit(5).map(ZipEntry::getName).toList());
            throw new IOException("a zip file must contain one file, and this one has "
                    + (files.isEmpty() ? "none" : files.size() + ": " + names)
                    + "; unpack it and import its files one by one");
        }
        return files.getFirst();
    }

    // What macOS and Windows add to archives.
    private static boolean isDesktopFile(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || last.startsWith(".") || last.equals("Thumbs.db");
    }

    private void enter(String layer) throws IOException {
        depth++;
        if (depth > MAX_LAYERS) {
            throw new IOException("it is packed more than twice: unpack it first");
        }
        layers.append(" in ").append(layer);
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(MAGIC);
        byte[] first = in.readNBytes(MAGIC);
        in.reset();
        return first;
    }

    private <C extends Closeable> C closeLater(C closeable) {
        open.push(closeable);
        return closeable;
    }
}
