package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final RateLimits limits = new RateLimits(50, now::get);

    @Test
    void shouldAllowTheRequestsOfASecondAtOnceAndNoMore() {
        assertThat(allowed("a", 60)).isEqualTo(50);
        assertThat(limits.take("a")).isEqualTo(new RateLimits.Decision(false, 0, 1));
    }

    @Test
    void shouldAllowOneMoreForEveryFiftiethOfASecond() {
        allowed("a", 50);

        now.addAndGet(SECOND / 50 - 1);
        assertThat(limits.take("a").allowed()).isFalse();
        now.addAndGet(1);
        assertThat(limits.take("a").allowed()).isTrue();
        assertThat(limits.take("a").allowed()).isFalse();
        // The clock of System.nanoTime() may overflow.
        now.addAndGet(10 * SECOND);
        assertThat(allowed("a", 60)).as("no more than a second's after a pause").isEqualTo(50);
    }

    @Test
    void shouldNotPunishRefusedRequests() {
        allowed("a", 500);

        now.addAndGet(SECOND);

        assertThat(allowed("a", 60)).isEqualTo(50);
    }

    @Test
    void shouldCountEachSenderSeparately() {
        allowed("a", 50);

        assertThat(limits.take("b")).isEqualTo(new RateLimits.Decision(true, 49, 1));
    }

    @Test
    void shouldAllowWhatALongRunOfAnyPaceMayHave() {
        int allowed = 0;
        for (int request = 0; request < 10_000; request++) {
            now.addAndGet(SECOND / 200);
            allowed += limits.take("a").allowed() ? 1 : 0;
        }
        // 50 seconds, and what may come at once at the beginning.
        assertThat(allowed).isBetween(50 * 50, 51 * 50);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "203.0.113.9, 203.0.113.9, true",
        "203.0.113.9, 203.0.113.10, false",
        "203.0.113.9, '', false",
    })
    void shouldTakeANetworkOfIpv6ForOneSender(String address, String other, boolean same) {
        assertThat(RateLimits.sender(address).equals(RateLimits.sender(other))).isEqualTo(same);
    }

    private long allowed(String sender, int requests) {
        return IntStream.range(0, requests)
                .filter(_ -> limits.take(sender).allowed())
                .count();
    }
}
