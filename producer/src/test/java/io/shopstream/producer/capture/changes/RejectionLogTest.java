package io.shopstream.producer.capture.changes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RejectionLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(RejectionLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final RejectionLog log = new RejectionLog();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void shouldLogEachReasonOnce() {
        for (int row = 0; row < 1_000; row++) {
            log.rejected("column shop.users.name is null", null);
            log.rejected("column shop.users.city is null", null);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "change capture dead-letters rows: column shop.users.name is null",
                        "change capture dead-letters rows: column shop.users.city is null");
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
    }

    @Test
    void shouldLogWhereAnUnforeseenFailureAroseButNoValue() {
        log.rejected(
                "a row of shop.users cannot be read (IllegalStateException)",
                new IllegalStateException("ada@example.org", new ArithmeticException("1815")));

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage()).contains("shop.users", "please report it");
            assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy()))
                    .contains("java.lang.IllegalStateException", "java.lang.ArithmeticException")
                    .contains("shouldLogWhereAnUnforeseenFailureAroseButNoValue")
                    .doesNotContain("ada@", "1815");
        });
    }
}
