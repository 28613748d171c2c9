package io.shopstream.schemas.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Throttle throttle = new Throttle(Duration.ofMillis(300));

    @Test
    void shouldLetTheFirstRunAtOnce() {
        assertThat(throttle.millisToWait(1_000)).isZero();
    }

    @Test
    void shouldKeepTheIntervalUnderTraffic() {
        throttle.ran(1_000);
        assertThat(throttle.millisToWait(1_000)).isEqualTo(300);
        assertThat(throttle.millisToWait(1_299)).isEqualTo(1);
        assertThat(throttle.millisToWait(1_300)).isZero();
    }

    @Test
    void shouldNotWaitForAClockThatWasSetBack() {
        throttle.ran(1_000_000);
        assertThat(throttle.millisToWait(5_000)).isZero();
    }

    @Test
    void shouldKeepTheDelayOfAnOrderWithin700Milliseconds() {
        assertThat(FreshnessBudget.PUBLISH.plus(FreshnessBudget.COMMIT).plus(FreshnessBudget.SCREEN))
                .isLessThanOrEqualTo(Duration.ofMillis(700));
    }
}
