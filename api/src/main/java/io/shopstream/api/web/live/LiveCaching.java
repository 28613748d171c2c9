package io.shopstream.api.web.live;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** How long clients, and no cache on the way, may keep an answer from the state stores. */
final class LiveCaching {
    static final Duration KEPT_FOR = Duration.ofSeconds(1);

    static final CacheControl ONE_SECOND = CacheControl.maxAge(KEPT_FOR).cachePrivate();

    private LiveCaching() {}
}
