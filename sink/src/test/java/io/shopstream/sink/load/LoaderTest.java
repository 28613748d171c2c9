package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoaderTest {

    @Test
    @Timeout(60)
    void shouldReportAnErrorAsStoppedRatherThanClosed() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        LoaderMonitor monitor = new LoaderMonitor("shop-sink-facts", Clock.systemUTC());
        consumer.schedulePollTask(() -> {
            throw new NoClassDefFoundError("io/shopstream/Gone");
        });

        LoaderFakes.loader(consumer, monitor).run();

        assertThat(monitor.state())
                .isInstanceOfSatisfying(LoaderState.Stopped.class, stopped -> assertThat(stopped.reason())
                        .isEqualTo("NoClassDefFoundError: io/shopstream/Gone"));
        assertThat(consumer.closed()).isTrue();
    }
}
