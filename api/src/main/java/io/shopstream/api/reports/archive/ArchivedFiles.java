package io.shopstream.api.reports.archive;

import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.format.ReportRenderer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A report in all its formats, as one ZIP archive: the tables as CSV in their order, the other formats once each. The
 * same report gives the same bytes.
 */
public final class ArchivedFiles {
    private static final String TABLES = "tables/";
    private static final String CSV = "." + ReportFormat.CSV.extension();
    // Of every entry: an archive has the time of its writing otherwise.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final byte[] zip;

    ArchivedFiles(byte[] zip) {
        this.zip = zip.clone();
    }

    public static ArchivedFiles of(Report report, ReportRenderer renderer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (ReportFormat format : ReportFormat.values()) {
                switch (format) {
                    case HTML, PDF, XLSX -> add(zip, name(format), renderer.render(report, format, ""));
                    case CSV -> {
                        for (Table table : report.tables()) {
                            add(
                                    zip,
                                    TABLES + table.name() + CSV,
                                    renderer.render(report, ReportFormat.CSV, table.name()));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArchivedFiles(bytes.toByteArray());
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * @param table name of the table that CSV is to have, empty for the first one; of no meaning for other formats
     * @return empty if the report has no such table
     */
    public Optional<byte[]> file(ReportFormat format, String table) {
        String name = format == ReportFormat.CSV ? TABLES + table : name(format);
        boolean isFirst = format == ReportFormat.CSV && table.isEmpty();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                boolean isWanted = isFirst
                        ? entry.getName().startsWith(TABLES)
                        : entry.getName().equals(format == ReportFormat.CSV ? name + CSV : name);
                if (isWanted) {
                    return Optional.of(entries.readAllBytes());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(ReportFormat format) {
        return "report." + format.extension();
    }

    byte[] bytes() {
        return zip.clone();
    }
}
