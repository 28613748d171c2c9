package io.shopstream.api.reports.mail;

import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.reports.archive.ArchivedReport;
import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.archive.ReportDelivery;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.archive.ReportOutcomes.Outcome;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.format.ReportText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails each new report at least once: the row is marked after the server has taken the mail, for one of the receivers at
 * least. A mail that is sent again has the same Message-ID, which no other shop uses, so that mailboxes can tell.
 */
public final class ReportMail implements ReportDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(ReportMail.class);
    // Older ones are not mailed: whoever configures a server does not want the reports of a year.
    private static final Duration NEW = Duration.ofDays(3);
    // How long after that the log still tells of one: the machine may have been off.
    private static final Duration TOLD = Duration.ofDays(7);

    private final ReportArchive archive;
    private final SmtpServer server;
    private final ReportOutcomes outcomes;
    private final Clock clock;
    private final Set<String> told = new HashSet<>();

    public ReportMail(ReportArchive archive, SmtpServer server, ReportOutcomes outcomes, Clock clock) {
        this.archive = archive;
        this.server = server;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public void deliver() {
        Instant since = clock.instant().minus(NEW);
        List<ArchivedReport> unmailed = archive.unmailed(since.minus(TOLD));
        tellOfOld(unmailed.stream()
                .filter(report -> report.generatedAt().isBefore(since))
                .toList());
        List<ArchivedReport> young = unmailed.stream()
                .filter(report -> !report.generatedAt().isBefore(since))
                .toList();
        List<RuntimeException> failures =
                young.stream().map(this::mail).flatMap(Optional::stream).toList();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    "%d of %d reports are not mailed: %s"
                            .formatted(
                                    failures.size(),
                                    young.size(),
                                    failures.getFirst().getMessage()),
                    failures.getFirst());
        }
    }

    // A mail that the server refuses must not keep back the others.
    private Optional<RuntimeException> mail(ArchivedReport report) {
        try {
            archive.mail(report.id(), clock.instant(), () -> send(report));
            return Optional.empty();
        } catch (DependencyUnavailableException e) {
            // The warehouse is away, for the others as well.
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void tellOfOld(List<ArchivedReport> old) {
        // Once in each process: a report grows too old only once.
        List<String> untold =
                old.stream().map(ArchivedReport::id).filter(told::add).toList();
        if (!untold.isEmpty()) {
            LOG.warn(
                    "Reports that no mail server took within {} days are not mailed any more: {}",
                    NEW.toDays(),
                    String.join(", ", untold));
        }
    }

    private void send(ArchivedReport report) {
        String id = "%s@%s.shopstream".formatted(report.id(), archive.shopId());
        archive.files(report.id())
                .flatMap(files -> files.file(ReportFormat.PDF, ""))
                .map(pdf ->
                        server.send(new SmtpServer.Mail(id, subject(report), text(report), report.id() + ".pdf", pdf)))
                .ifPresent(refused -> tellOfRefused(report, refused));
    }

    private void tellOfRefused(ArchivedReport report, List<String> receivers) {
        for (String receiver : receivers) {
            outcomes.count(Outcome.REFUSED);
            LOG.warn("Report {} is mailed, but not to {}", report.id(), receiver);
        }
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
            text.append(ReportText.NOTHING_NOTABLE).append('\n');
        }
        report.findings().forEach(finding -> text.append("- ").append(finding).append('\n'));
        return text.append("\nThe report is attached.\n").toString();
    }
}
