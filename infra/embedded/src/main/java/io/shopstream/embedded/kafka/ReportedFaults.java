package io.shopstream.embedded.kafka;

import java.util.function.Consumer;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs Kafka's internal faults and reports fatal ones to the listener. */
final class ReportedFaults implements FaultHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReportedFaults.class);

    private final String name;
    private final boolean fatal;
    private final Runnable action;
    private final Consumer<String> listener;

    ReportedFaults(String name, boolean fatal, Runnable action, Consumer<String> listener) {
        this.name = name;
        this.fatal = fatal;
        this.action = action;
        this.listener = listener;
    }

    @Override
    public RuntimeException handleFault(String message, @Nullable Throwable cause) {
        LOG.error("Kafka fault in {}: {}", name, message, cause);
        action.run();
        if (fatal) {
            listener.accept("Kafka failed in " + name + ": " + message + (cause == null ? "" : " (" + cause + ")"));
        }
        return new FaultHandlerException(name + ": " + message, cause);
    }
}
