package io.shopstream.embedded;

import org.jspecify.annotations.Nullable;

/** Closes all, in order, whatever one of them throws; the first failure is thrown at the end. */
final class Closing {

    private Closing() {}

    static void all(AutoCloseable... parts) {
        RuntimeException first = null;
        for (AutoCloseable part : parts) {
            first = close(part, first);
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable RuntimeException close(AutoCloseable part, @Nullable RuntimeException first) {
        try {
            part.close();
            return first;
        } catch (Exception e) {
            if (first == null) {
                return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
            }
            first.addSuppressed(e);
            return first;
        }
    }
}
