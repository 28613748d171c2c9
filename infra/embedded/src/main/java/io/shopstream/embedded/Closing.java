package io.shopstream.embedded;

import org.jspecify.annotations.Nullable;

/** Closes all parts in order, even if one of them fails; throws the first failure at the end. */
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
