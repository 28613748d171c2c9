package io.shopstream.producer.capture.changes;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the first of all rows that are rejected for the same reason: the others are in the dead letters. A failure that
 * capture did not foresee is logged with its stack trace, for it is an error in capture. No message of an exception is
 * logged: it may have values of the row.
 */
final class RejectionLog {
    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final int MAX_DEPTH = 10;

    private final Set<String> logged = new HashSet<>();

    /**
     * @param detail why the row was rejected
     * @param unforeseen what capture did not foresee; null if the row is to blame
     */
    void rejected(String detail, @Nullable Throwable unforeseen) {
        if (!logged.add(detail)) {
            return;
        }
        if (unforeseen == null) {
            LOG.warn("change capture dead-letters rows: {}", detail);
        } else {
            LOG.error(
                    "change capture dead-letters rows: {}. This is an error in shopstream: please report it with the"
                            + " stack trace in the log",
                    detail,
                    withoutMessages(unforeseen, MAX_DEPTH));
        }
    }

    private static Throwable withoutMessages(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        Throwable copy = new Frames(
                failure.getClass().getName(), cause == null || depth == 0 ? null : withoutMessages(cause, depth - 1));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    /** Where an exception was thrown, without what it says. */
    private static final class Frames extends Exception {
        private static final long serialVersionUID = 1L;

        Frames(String className, @Nullable Throwable cause) {
            super(className, cause);
        }
    }
}
