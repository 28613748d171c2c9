package io.shopstream.local.acl;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the authorizer of the broker in this JVM has denied: services repeat or leave out what they are denied. */
public final class Denials extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final String LOGGING_SYSTEM = "org.springframework.boot.logging.LoggingSystem";

    private final Logger logger = (Logger) LoggerFactory.getLogger("kafka.authorizer.logger");
    private final Set<String> denials = new ConcurrentSkipListSet<>();
    private final @Nullable String loggingSystem = System.getProperty(LOGGING_SYSTEM);

    public Denials() {
        // A service that starts would set the loggers of this JVM up again, and remove this appender.
        System.setProperty(LOGGING_SYSTEM, "none");
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(this);
        start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        if (message.contains("Denied")) {
            denials.add(message);
        }
    }

    public List<String> of(String principal) {
        return denials.stream()
                .filter(message -> message.contains("User:" + principal + " "))
                .toList();
    }

    public List<String> all() {
        return List.copyOf(denials);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
        if (loggingSystem == null) {
            System.clearProperty(LOGGING_SYSTEM);
        } else {
            System.setProperty(LOGGING_SYSTEM, loggingSystem);
        }
    }
}
