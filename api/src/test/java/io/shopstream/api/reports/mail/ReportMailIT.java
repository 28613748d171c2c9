package io.shopstream.api.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.MadeUp;
import io.shopstream.api.reports.archive.ArchivedReport;
import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.archive.ReportOutcomes.Outcome;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.api.warehouse.OwnTables;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Reports by mail, to a real SMTP server in this JVM. */
class ReportMailIT {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.create("report_mail");
    private static final OwnTables TABLES = new OwnTables(WAREHOUSE.url(), "shop_api", "");
    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

    private final ReportArchive archive = new ReportArchive(TABLES);
    private final ReportOutcomes outcomes = new ReportOutcomes();
    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private ReportMail mail;

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void start() {
        WAREHOUSE.execute("truncate ops.reports");
        server.start();
        mail = mail();
    }

    private ReportMail mail() {
        return mail(server.getSmtp().getPort());
    }

    private ReportMail mail(int port) {
        return mail(archive, port);
    }

    private ReportMail mail(ReportArchive archive, int port) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Encryption.NONE,
                null,
                null,
                "shop@example.org",
                List.of("owner@example.org", "board@example.org"));
        return new ReportMail(archive, new SmtpServer(settings), outcomes, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void write(String from, Instant generatedAt) {
        write(archive, from, generatedAt);
    }

    private static void write(ReportArchive archive, String from, Instant generatedAt) {
        Instant start = Instant.parse(from + "T00:00:00Z");
        ReportRequest request = new ReportRequest(
                ReportKind.EXECUTIVE,
                new Period(
                        new TimeRange(start, start.plusSeconds(86_400)),
                        Granularity.NONE,
                        ZoneId.of("UTC"),
                        Compare.PREVIOUS),
                "USD");
        archive.add(request, () -> MadeUp.report(request, generatedAt), MadeUp.RENDERER);
    }

    @Test
    void shouldMailEachNewReportOnceToEverybody() throws Exception {
        write("2026-11-20", NOW.minusSeconds(864_000));
        write("2026-11-30", NOW);

        mail.deliver();
        mail.deliver();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).as("one report, two receivers").hasSize(2);
        assertThat(received[0].getSubject()).isEqualTo("Report executive, 30 Nov 2026");
        String id = archive.newest(1).getFirst().id();
        assertThat(received[0].getMessageID()).isEqualTo("<" + id + "@" + archive.shopId() + ".shopstream>");
        MimeMultipart parts = (MimeMultipart) received[0].getContent();
        assertThat(String.valueOf(parts.getBodyPart(0).getContent()))
                .contains("- Nothing changed but <this> & \"that\".");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(id + ".pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("PDF");
    }

    @Test
    void shouldMailAgainUnderTheSameIdAfterAKill() throws Exception {
        write("2026-11-30", NOW);
        mail.deliver();
        // The server took it, but the instance died before its transaction ended.
        WAREHOUSE.execute("update ops.reports set mailed_at = null");

        mail.deliver();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(4);
        assertThat(received[3].getMessageID()).isEqualTo(received[0].getMessageID());
    }

    @Test
    void shouldNameAMailAsNoOtherShopDoes() throws Exception {
        write("2026-11-30", NOW);
        mail.deliver();
        TestWarehouse other = TestWarehouse.create("report_mail_of_another_shop");
        try (OwnTables tables = new OwnTables(other.url(), "shop_api", "")) {
            ReportArchive others = new ReportArchive(tables);
            write(others, "2026-11-30", NOW);
            mail(others, server.getSmtp().getPort()).deliver();
        }

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(4);
        assertThat(received[0].getSubject()).isEqualTo(received[3].getSubject());
        assertThat(received[0].getMessageID()).isNotEqualTo(received[3].getMessageID());
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 452})
    void shouldMailToThoseWhomTheServerTakesAndTellOfTheOthers(int code) throws Exception {
        write("2026-11-30", NOW);
        try (FakeSmtpServer refusing = new FakeSmtpServer("<owner@example.org>", code)) {
            ReportMail partly = mail(refusing.port());

            List<String> told = told(() -> {
                partly.deliver();
                partly.deliver();
            });

            assertThat(refusing.calls)
                    .as("once, without the one who is refused")
                    .containsExactly("taken Report executive, 30 Nov 2026 <board@example.org>");
            assertThat(told)
                    .singleElement()
                    .asString()
                    .contains("executive-2026-11-30-", "receiver 1 of 2", "shopstream.reports.mail.to", "" + code)
                    .doesNotContain("@example.org");
        }
        assertThat(outcomes.of(Outcome.REFUSED)).isEqualTo(1);
        assertThat(archive.unmailed(NOW)).isEmpty();
    }

    @Test
    void shouldNotTellTheAddressesIfAServerRefusesAll() throws Exception {
        write("2026-11-30", NOW);
        try (FakeSmtpServer refusing = new FakeSmtpServer("@example.org>")) {
            ReportMail refused = mail(refusing.port());

            assertThatThrownBy(refused::deliver).satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                    .contains("SendFailedException, SMTPAddressFailedException 550")
                    .doesNotContain("@example.org"));
            assertThat(refusing.calls).isEmpty();
        }
        assertThat(archive.unmailed(NOW)).hasSize(1);
    }

    @Test
    void shouldMailTheOthersIfTheServerRefusesOne() throws Exception {
        write("2026-11-28", NOW.minusSeconds(120));
        write("2026-11-29", NOW.minusSeconds(60));
        write("2026-11-30", NOW);
        try (FakeSmtpServer refusing = new FakeSmtpServer("29 Nov")) {
            ReportMail refused = mail(refusing.port());

            assertThatThrownBy(refused::deliver)
                    .hasMessageContaining("1 of 3 reports")
                    .satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                            .contains("554")
                            .doesNotContain("@example.org"));
            assertThat(refusing.calls)
                    .containsExactly(
                            "taken Report executive, 28 Nov 2026 <owner@example.org> <board@example.org>",
                            "refused Report executive, 29 Nov 2026 <owner@example.org> <board@example.org>",
                            "taken Report executive, 30 Nov 2026 <owner@example.org> <board@example.org>");
        }
        assertThat(archive.unmailed(NOW.minusSeconds(300)))
                .extracting(ArchivedReport::title)
                .containsExactly("Report executive, 29 Nov 2026");
    }

    @Test
    void shouldTellOnceOfReportsThatNobodyTook() {
        write("2026-11-26", NOW.minus(Duration.ofDays(3)).minusSeconds(1));
        write("2026-11-30", NOW);
        List<String> told = told(() -> {
            mail.deliver();
            mail.deliver();
        });

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(told)
                .singleElement()
                .asString()
                .contains("executive-2026-11-26-")
                .doesNotContain("executive-2026-11-30-");
    }

    private static List<String> told(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(ReportMail.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            action.run();
        } finally {
            logger.detachAppender(lines);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void shouldMailLaterWhatTheServerDoesNotTake() {
        write("2026-11-30", NOW);
        server.stop();

        assertThatThrownBy(mail::deliver)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not take reports")
                .hasMessageNotContaining("owner@example.org");
        assertThat(archive.unmailed(NOW)).hasSize(1);

        server.start();
        // At another port.
        mail().deliver();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(archive.unmailed(NOW)).isEmpty();
    }
}
