package io.shopstream.producer.imports.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads every part of a workbook to its end before the workbook is opened: a damaged part is an error, not the end of
 * the data, and what would fill the memory is found before it is there: see {@link PartScan}.
 */
final class WorkbookParts {
    // Each different text of the workbook, once: less than a megabyte in the data set. The reader keeps it in memory.
    private static final long MAX_TEXTS = 64 << 20;

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
        byte[] buffer = new byte[1 << 16];
        PartScan scan = new PartScan(entry.getName());
        try (UnpackedStream part = new UnpackedStream(
                new CheckedEntry(zip.getInputStream(entry), entry), () -> Math.max(1, entry.getCompressedSize()))) {
            for (int read = part.read(buffer, 0, buffer.length);
                    read >= 0;
                    read = part.read(buffer, 0, buffer.length)) {
                scan.bytes(buffer, read);
                if (scan.hasTexts() && part.count() > MAX_TEXTS) {
                    throw new IOException("its texts are larger than " + (MAX_TEXTS >> 20)
                            + " MB: save its sheets as CSV and import those");
                }
            }
        }
        return scan.rows();
    }
}
