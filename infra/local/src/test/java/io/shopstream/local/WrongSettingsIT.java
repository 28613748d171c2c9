package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.shopstream.api.ApiApplication;
import io.shopstream.producer.ProducerApplication;
import io.shopstream.sink.SinkApplication;
import io.shopstream.streams.StreamsApplication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A service that is started with a wrong setting says so in one message, without a stack trace and without the value. */
class WrongSettingsIT {
    private static final String LOGGING_SYSTEM = "org.springframework.boot.logging.LoggingSystem";
    private static final Map<String, Consumer<Map<String, Object>>> SERVICES = Map.of(
            "api",
            settings -> ApiApplication.start(settings).close(),
            "sink",
            settings -> SinkApplication.start(settings).close(),
            "streams",
            settings -> StreamsApplication.start(settings).close(),
            "producer",
            settings -> ProducerApplication.start(settings).close());

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.boot");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        // A service that starts would set the loggers of this JVM up again, and remove the appender.
        System.setProperty(LOGGING_SYSTEM, "none");
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        System.clearProperty(LOGGING_SYSTEM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    api      | shopstream.kafka-config     | /no/such/file   | SHOPSTREAM_KAFKA_CONFIG      | cannot be read
                    sink     | shopstream.sink.max-records | hunter2         | SHOPSTREAM_SINK_MAX_RECORDS  | no int
                    sink     | shopstream.serializer       | org.none.Missing | SHOPSTREAM_SERIALIZER       | -Pconfluent
                    streams  | shopstream.tls.certificate  | /no/such/file   | SHOPSTREAM_TLS_KEY           | set both
                    producer | shopstream.access-log       | hunter2         | SHOPSTREAM_ACCESS_LOG        | another form""")
    void shouldSayWhatIsWrong(String service, String setting, String value, String variable, String text) {
        assertThat(failedStart(service, Map.of(setting, value)))
                .contains(variable, text)
                .doesNotContain("hunter2");
    }

    private String failedStart(String service, Map<String, Object> wrong) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "server.port", 0,
                "shopstream.kafka", "127.0.0.1:1",
                "shopstream.registry", "http://127.0.0.1:1",
                "shopstream.state-dir", directory.toString(),
                "shopstream.warehouse.url", "jdbc:postgresql://127.0.0.1:1/none",
                "shopstream.shop-database.url", "jdbc:postgresql://127.0.0.1:1/none"));
        settings.putAll(wrong);

        assertThatThrownBy(() -> Objects.requireNonNull(SERVICES.get(service)).accept(settings))
                .isInstanceOf(Exception.class);

        List<ILoggingEvent> errors = log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .toList();
        assertThat(errors).as("messages").hasSize(1);
        assertThat(log.list).as("stack traces").allMatch(event -> event.getThrowableProxy() == null);
        return errors.getFirst().getFormattedMessage();
    }
}
