package io.shopstream.api.web.live;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** How long clients, and no cache on the way, may keep an answer from the state stores. */
final class LiveCaching {
    static final CacheControl ONE_SECOND =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePrivate();

    private LiveCaching() {}
}
