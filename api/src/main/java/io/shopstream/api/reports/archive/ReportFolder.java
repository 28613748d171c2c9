package io.shopstream.api.reports.archive;

import io.shopstream.api.reports.format.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the newest reports into a folder, as HTML, PDF and XLSX, named by their ids. A file is complete or absent. One
 * that is there is left as it is. Several instances may share a folder: each writes under a name of its own and moves the
 * whole file. Unfinished files that nobody has written to for an hour are deleted: an instance was killed.
 */
public final class ReportFolder implements ReportDelivery {
    private static final int NEWEST = 20;
    private static final List<ReportFormat> FORMATS = List.of(ReportFormat.HTML, ReportFormat.PDF, ReportFormat.XLSX);

    private static final String UNFINISHED = ".part";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final ReportArchive archive;
    private final Path folder;
    private final Clock clock;

    public ReportFolder(ReportArchive archive, Path folder, Clock clock) {
        this.archive = archive;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void deliver() {
        deleteAbandoned();
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
        Path finished = path(report, format);
        // No temporary file of the JDK: only its owner could read it.
        Path unfinished = finished.resolveSibling(finished.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(folder);
            try {
                Files.write(unfinished, content.get(), StandardOpenOption.CREATE_NEW);
                Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private void deleteAbandoned() {
        if (Files.notExists(folder)) {
            return;
        }
        FileTime latest = FileTime.from(clock.instant().minus(ABANDONED));
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path file : unfinished) {
                if (isReport(file) && Files.getLastModifiedTime(file).compareTo(latest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Another instance finished or deleted it meanwhile; the next delivery looks again.
        } catch (IOException e) {
            throw refused(e);
        }
    }

    // The folder may have files of others.
    private static boolean isReport(Path unfinished) {
        String name = unfinished.getFileName().toString();
        return FORMATS.stream().anyMatch(format -> name.contains("." + format.extension() + "."));
    }

    private UncheckedIOException refused(IOException e) {
        return new UncheckedIOException(
                "the folder %s does not take reports: SHOPSTREAM_REPORTS_FOLDER names another".formatted(folder), e);
    }
}
