package io.shopstream.api.reports.mail;

import io.shopstream.api.reports.archive.ArchivedReport;
import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.archive.ReportDelivery;
import io.shopstream.api.reports.format.ReportFormat;
import java.time.Clock;
import java.time.Duration;

/**
 * Mails each new report at least once: the row is marked after the server has taken the mail. A mail that is sent again
 * has the same Message-ID, so that mailboxes can tell.
 */
public final class ReportMail implements ReportDelivery {
    // Older ones are not mailed: whoever configures a server does not want the reports of a year.
    private static final Duration NEW = Duration.ofDays(3);

    private final ReportArchive archive;
    private final SmtpServer server;
    private final Clock clock;

    public ReportMail(ReportArchive archive, SmtpServer server, Clock clock) {
        this.archive = archive;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public void deliver() {
        for (ArchivedReport report : archive.unmailed(clock.instant().minus(NEW))) {
            archive.mail(report.id(), clock.instant(), () -> send(report));
        }
    }

    private void send(ArchivedReport report) {
        archive.files(report.id())
                .flatMap(files -> files.file(ReportFormat.PDF, ""))
                .ifPresent(pdf -> server.send(
                        new SmtpServer.Mail(report.id(), subject(report), text(report), report.id() + ".pdf", pdf)));
    }

    private static String subject(ArchivedReport report) {
        return report.incomplete() == null ? report.title() : report.title() + " (incomplete)";
    }

    private static String text(ArchivedReport report) {
        StringBuilder text = new StringBuilder(report.title()).append("\n\n");
        if (report.incomplete() != null) {
            text.append(report.incomplete()).append("\n\n");
        }
        if (report.findings().isEmpty()) {
            text.append("Nothing notable.\n");
        }
        report.findings().forEach(finding -> text.append("- ").append(finding).append('\n'));
        return text.append("\nThe report is attached.\n").toString();
    }
}
