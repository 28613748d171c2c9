package io.shopstream.api.reports.archive;

import io.shopstream.api.reports.format.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Writes the newest reports into a folder, as HTML, PDF and XLSX, named by their ids. A file is complete or absent. One
 * that is there is left as it is; nothing is deleted.
 */
public final class ReportFolder implements ReportDelivery {
    private static final int NEWEST = 20;
    private static final List<ReportFormat> FORMATS = List.of(ReportFormat.HTML, ReportFormat.PDF, ReportFormat.XLSX);

    private final ReportArchive archive;
    private final Path folder;

    public ReportFolder(ReportArchive archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

    @Override
    public void deliver() {
        for (ArchivedReport report : archive.newest(NEWEST)) {
            List<ReportFormat> missing = FORMATS.stream()
                    .filter(format -> Files.notExists(path(report, format)))
                    .toList();
            if (!missing.isEmpty()) {
                archive.files(report.id()).ifPresent(files -> missing.forEach(format -> write(report, files, format)));
            }
        }
    }

    private Path path(ArchivedReport report, ReportFormat format) {
        return folder.resolve(report.id() + "." + format.extension());
    }

    private void write(ArchivedReport report, ArchivedFiles files, ReportFormat format) {
        Optional<byte[]> content = files.file(format, "");
        if (content.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            // No temporary file of the JDK: only its owner could read it, and after a kill each one would stay.
            Path finished = path(report, format);
            Path unfinished = finished.resolveSibling(finished.getFileName() + ".part");
            Files.write(unfinished, content.get());
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder %s does not take reports: SHOPSTREAM_REPORTS_FOLDER names another".formatted(folder),
                    e);
        }
    }
}
