package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.container.Container;
import io.shopstream.producer.imports.container.Workbook;
import io.shopstream.producer.imports.format.Header;
import io.shopstream.producer.imports.format.UnrecognisedFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file to import, starting after the header: CSV, plain or packed, or the rows of an xlsx workbook as lines
 * of CSV. Throws an {@link UnusableFileException} if the file as a whole is unusable.
 */
public final class SourceFile implements AutoCloseable {
    private final String name;
    private final Container container;
    private final SourceLines lines;

    private SourceFile(String name, Container container, SourceLines lines) {
        this.name = name;
        this.container = container;
        this.lines = lines;
    }

    /**
     * @param mapping null for a file in the form of the data set
     * @throws UnusableFileException if it cannot be read, or has other columns
     */
    public static SourceFile open(Path path, @Nullable Mapping mapping) throws UnusableFileException {
        String name = path.getFileName().toString();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new UnusableFileException(
                    path + " is not a regular file: an import reads a file twice, so that it cannot"
                            + " read a pipe or a directory. Save the data in a file first");
        }
        try {
            Container container = Container.open(path);
            try {
                return new SourceFile(name, container, lines(container, mapping));
            } catch (IOException | UnrecognisedFormatException | RuntimeException e) {
                container.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new UnusableFileException("there is no file " + path, e);
        } catch (UnrecognisedFormatException e) {
            throw new UnusableFileException(name + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Returns the next record after the header; null at the end. */
    public @Nullable RawLine next() throws UnusableFileException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** File name without directories. */
    public String name() {
        return name;
    }

    Header header() {
        return lines.header();
    }

    /** What the lines come from, for a person: {@code CSV in gzip}. */
    String container() {
        return lines.describe() + container.layers();
    }

    /** Whether the text begins with the byte order mark of UTF-8. */
    boolean isMarkedUtf8() {
        return lines.isMarkedUtf8();
    }

    /** How much has been read, 0 to 1. */
    public double fraction() {
        return lines.fraction();
    }

    /**
     * SHA-256 of the unpacked content, of a workbook that of the xlsx file, 64 hexadecimal digits; to be asked once,
     * when {@link #next} has returned null.
     */
    public String sha256() throws UnusableFileException {
        try {
            return lines.sha256();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public void close() {
        lines.close();
        container.close();
    }

    private static SourceLines lines(Container container, @Nullable Mapping mapping)
            throws IOException, UnrecognisedFormatException {
        InputStream text = container.text();
        if (text != null) {
            return TextLines.open(text, container::fraction, mapping);
        }
        Path workbook = Objects.requireNonNull(container.workbook());
        return new WorkbookLines(workbook, Workbook.open(workbook, mapping));
    }

    private static UnusableFileException unreadable(String name, IOException cause) {
        String why = cause instanceof EOFException ? "the packed data ends too early" : cause.getMessage();
        return new UnusableFileException(
                name + " cannot be read to its end: " + why
                        + " (check that the file is complete, and is CSV, gzip, zip or xlsx)",
                cause);
    }
}
