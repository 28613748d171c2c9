package io.shopstream.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StoppableRetryTest {
    private final StoppableRetry retry = new StoppableRetry("the history");

    @Test
    void shouldLogOnceThatItWaitsAndOnceThatItResumesNamingWhat() {
        List<String> messages = logged(() -> {
            retry.succeeded();
            retry.pauseAfter(new IllegalStateException("no broker"));
            retry.pauseAfter(new IllegalStateException("no registry"));
            assertThat(retry.waitingFor()).isEqualTo("no registry");
            retry.succeeded();
            retry.succeeded();
        });
        assertThat(messages).containsExactly("the history waits: no broker", "the history resumes");
        assertThat(retry.waitingFor()).isNull();
    }

    @Test
    void shouldThrowOnceItIsStopped() {
        assertThatCode(retry::throwIfStopped).doesNotThrowAnyException();
        retry.stop();
        assertThat(retry.isStopped()).isTrue();
        assertThatExceptionOfType(SimulatorStoppedException.class).isThrownBy(retry::throwIfStopped);
        assertThatExceptionOfType(SimulatorStoppedException.class)
                .isThrownBy(() -> retry.pauseAfter(new IllegalStateException()));
        assertThat(retry.waitingFor()).isEqualTo("IllegalStateException");
        assertThatExceptionOfType(SimulatorStoppedException.class).isThrownBy(() -> retry.rest(Duration.ofHours(1)));
    }

    @Test
    void shouldKeepTheInterruptOfTheThreadThatWaits() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(SimulatorStoppedException.class)
                .isThrownBy(() -> retry.pauseAfter(new IllegalStateException("no broker")));
        assertThat(Thread.interrupted()).isTrue();
    }

    private static List<String> logged(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(StoppableRetry.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            action.run();
        } finally {
            logger.detachAppender(appender);
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
