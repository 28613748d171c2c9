package io.shopstream.bench.api.client;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The requests that were not answered as they should be, and the first of them. Thread-safe. */
final class Failures {
    private static final int MAX_TEXT = 200;

    private final LongAdder count = new LongAdder();
    private final AtomicReference<@Nullable String> first = new AtomicReference<>();

    /** @return whether the request is answered as it should be */
    boolean check(Requests requests, HttpConnection.Answer answer) {
        boolean succeeded = requests.isAnsweredBy(answer);
        if (!succeeded) {
            add("status " + answer.status() + " " + answer.text(MAX_TEXT));
        }
        return succeeded;
    }

    void add(String what) {
        count.increment();
        String line = what.replaceAll("\\s+", " ");
        first.compareAndSet(null, line.substring(0, Math.min(MAX_TEXT, line.length())));
    }

    long count() {
        return count.sum();
    }

    /** Null if there is none. */
    @Nullable String first() {
        return first.get();
    }
}
