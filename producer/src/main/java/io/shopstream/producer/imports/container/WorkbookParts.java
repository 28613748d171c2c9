package io.shopstream.producer.imports.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads every part of a workbook to its end before the workbook is opened: a damaged part is an error, not the end of
 * the data, and a bomb is found before it is in memory.
 */
final class WorkbookParts {
    // Each different text of the workbook, once: less than a megabyte in the data set. The reader keeps it in memory.
    private static final long MAX_TEXTS = 64 << 20;
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String SHEETS = "xl/worksheets/";
    private static final byte[] ROW = {'<', 'r', 'o', 'w'};

    private WorkbookParts() {}

    /**
     * @return the number of rows in all sheets, for the progress
     * @throws IOException if a part is damaged or too large
     */
    static long check(Path file) throws IOException {
        long rows = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                rows += check(zip, entry);
            }
        }
        return rows;
    }

    private static long check(ZipFile zip, ZipEntry entry) throws IOException {
        long rows = 0;
        byte[] buffer = new byte[1 << 16];
        boolean sheet = entry.getName().startsWith(SHEETS);
        int matched = 0;
        try (UnpackedStream part = new UnpackedStream(
                new CheckedEntry(zip.getInputStream(entry), entry), () -> Math.max(1, entry.getCompressedSize()))) {
            for (int read = part.read(buffer, 0, buffer.length);
                    read >= 0;
                    read = part.read(buffer, 0, buffer.length)) {
                for (int at = 0; sheet && at < read; at++) {
                    matched = buffer[at] == ROW[matched] ? matched + 1 : buffer[at] == ROW[0] ? 1 : 0;
                    if (matched == ROW.length) {
                        rows++;
                        matched = 0;
                    }
                }
                if (entry.getName().equals(TEXTS) && part.count() > MAX_TEXTS) {
                    throw new IOException("its texts are larger than " + (MAX_TEXTS >> 20)
                            + " MB: save its sheets as CSV and import those");
                }
            }
        }
        return rows;
    }
}
