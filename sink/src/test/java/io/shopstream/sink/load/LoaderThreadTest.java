package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loader that has stopped is started again with new clients; one that runs is left alone. */
@Timeout(60)
class LoaderThreadTest {
    private static final TopicPartition PARTITION = new TopicPartition("shop.orders.v1", 2);

    private final LoaderMonitor monitor = new LoaderMonitor("shop-sink-facts", Clock.systemUTC());
    private final List<MockConsumer<byte[], byte[]>> consumers = new ArrayList<>();
    private boolean broken = true;
    private final LoaderThread loader = new LoaderThread(monitor, this::parts);

    @AfterEach
    void close() {
        loader.close();
    }

    private LoaderThread.LoaderParts parts() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        if (broken) {
            consumer.schedulePollTask(() -> {
                throw new NoClassDefFoundError("io/shopstream/Gone");
            });
        }
        consumers.add(consumer);
        return LoaderFakes.parts(consumer, monitor);
    }

    @Test
    void shouldStartAgainWithNewClientsAfterItStopped() {
        loader.start();
        awaitState(LoaderState.Stopped.class);

        broken = false;
        loader.start();

        awaitState(LoaderState.Running.class);
        assertThat(consumers).hasSize(2);
        assertThat(consumers.getFirst().closed()).isTrue();
        loader.close();
        assertThat(consumers.getLast().closed()).isTrue();
        assertThat(monitor.state()).isInstanceOf(LoaderState.Closed.class);
    }

    @Test
    void shouldStopAgainForTheSameReasonIfTheCauseIsStillThere() {
        loader.start();
        awaitState(LoaderState.Stopped.class);
        LoaderState first = monitor.state();

        loader.start();

        await().untilAsserted(
                        () -> assertThat(monitor.state()).isInstanceOfSatisfying(LoaderState.Stopped.class, stopped -> {
                            assertThat(stopped).isNotEqualTo(first);
                            assertThat(stopped.reason()).isEqualTo("NoClassDefFoundError: io/shopstream/Gone");
                            assertThat(stopped.remedy()).contains("./shopstream sink start");
                        }));
    }

    @Test
    void shouldIgnoreAStartWhileItRuns() {
        broken = false;
        loader.start();
        awaitState(LoaderState.Running.class);

        loader.start();

        assertThat(consumers).hasSize(1);
        assertThat(monitor.state()).isInstanceOf(LoaderState.Running.class);
    }

    @Test
    void shouldStayStoppedIfTheClientsCannotBeMade() {
        LoaderThread without = new LoaderThread(monitor, () -> {
            throw new IllegalArgumentException("no such host");
        });

        assertThatThrownBy(without::start).hasMessage("no such host");
        without.close();
    }

    @Test
    void shouldKeepThePartitionsOfAStoppedLoaderUntilItOwnsOthers() {
        PartitionStatus status = new PartitionStatus("shop.orders.v1", 2, 7, 5, 7, 0);
        monitor.partition(PARTITION, status);
        monitor.stopped("why", "remedy", new IllegalStateException());

        monitor.forget(PARTITION);

        assertThat(monitor.partitions()).containsExactly(status);
        assertThat(monitor.lag()).isEqualTo(5);
        monitor.keepOnly(Set.of());
        assertThat(monitor.partitions()).isEmpty();
    }

    private void awaitState(Class<? extends LoaderState> state) {
        await().untilAsserted(() -> assertThat(monitor.state()).isInstanceOf(state));
    }
}
