package io.shopstream.embedded.postgres;

import java.nio.file.Path;

/** Directory for files that can be recreated: {@code shopstream.cache}, else the user's cache directory. */
final class CacheDirectory {

    static final String PROPERTY = "shopstream.cache";

    private CacheDirectory() {}

    static Path path() {
        String set = System.getProperty(PROPERTY, "");
        if (!set.isEmpty()) {
            return Path.of(set).toAbsolutePath();
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg != null && !xdg.isEmpty() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return caches.resolve("shopstream").toAbsolutePath();
    }
}
