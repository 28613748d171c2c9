package io.shopstream.local.console;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps the warnings of libraries off the terminal; they are in the log file. */
public final class OwnLoggersOnly extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLoggerName().startsWith("io.shopstream.") ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
