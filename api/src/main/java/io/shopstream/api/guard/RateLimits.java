package io.shopstream.api.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/**
 * Limits requests per second, separately for everybody who sends some. Whoever paused may send those of one second at
 * once (token bucket). Thread-safe.
 */
public final class RateLimits {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MAX_SENDERS = 100_000;
    private static final int IPV6_BYTES = 16;

    private final int perSecond;
    private final LongSupplier nanoTime;
    // A bucket that is not used for a second is full, as a new one is.
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofSeconds(10))
            .maximumSize(MAX_SENDERS)
            .build();

    /**
     * @param remaining requests that may follow at once
     * @param secondsToFull until as many as ever may follow at once, rounded up
     */
    public record Decision(boolean allowed, int remaining, long secondsToFull) {}

    /**
     * @param perSecond more than 0
     * @param nanoTime a clock that never goes back
     */
    RateLimits(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    public int perSecond() {
        return perSecond;
    }

    /**
     * Who sends from an IP address. Of IPv6 everybody has at least 2^64 addresses, whose first half is the same.
     *
     * @param address in any form; not an address if the server does not know it any more
     */
    static String sender(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2) : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** Counts a request, unless it is one too many. */
    public Decision take(String sender) {
        return buckets.get(sender, _ -> new Bucket(nanoTime.getAsLong())).take();
    }

    /** Measures in time: a request costs the time after which the next one would be due at an even pace. */
    private final class Bucket {
        // The time at which the bucket is full again; in the past if it is full.
        private long fullAt;

        Bucket(long now) {
            fullAt = now;
        }

        synchronized Decision take() {
            long now = nanoTime.getAsLong();
            long cost = SECOND / perSecond;
            long owed = Math.max(0, fullAt - now);
            boolean allowed = owed + cost <= SECOND;
            if (allowed) {
                owed += cost;
                fullAt = now + owed;
            }
            return new Decision(allowed, (int) ((SECOND - owed) / cost), Math.ceilDiv(owed, SECOND));
        }
    }
}
