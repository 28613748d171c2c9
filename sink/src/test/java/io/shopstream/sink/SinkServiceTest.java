package io.shopstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.LocalRegistry;
import io.shopstream.sink.load.LoaderFactory;
import io.shopstream.sink.load.LoaderSettings;
import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.LoaderThread;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a start does while the preparation has not succeeded, without a broker and a database. */
@Timeout(60)
class SinkServiceTest {
    private static final Preparation.Outcome FIRST =
            new Preparation.Outcome.Never("another version", "use that one", new IllegalStateException());
    private static final Preparation.Outcome SECOND = new Preparation.Outcome.NotYet("no database yet");

    private final Iterator<Preparation.Outcome> outcomes =
            List.of(FIRST, SECOND).iterator();
    private final LoaderThread loader = new LoaderFactory(
                    Topics.standard(),
                    new AvroSerdes(new LocalRegistry()),
                    new LoaderSettings(
                            KafkaConnection.of("none:1"),
                            new WarehouseAddress("jdbc:postgresql://none/none", "u", null),
                            1),
                    Clock.systemUTC(),
                    FaultInjectionPoint.NONE)
            .facts(LoadListener.NONE);
    private final SinkService service =
            new SinkService(List.of(loader), () -> outcomes.hasNext() ? outcomes.next() : SECOND);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void shouldPrepareAgainIfThePreparationFailed() {
        service.start();
        await().until(() -> loader.monitor().state() instanceof LoaderState.Stopped);

        assertThat(service.startStopped()).singleElement().satisfies(answer -> {
            assertThat(answer.started()).isTrue();
            assertThat(answer.was()).isEqualTo("STOPPED");
            assertThat(answer.reason()).isEqualTo("another version");
        });

        await().untilAsserted(() -> assertThat(loader.monitor().state())
                .isInstanceOfSatisfying(LoaderState.Waiting.class, waiting -> assertThat(waiting.reason())
                        .isEqualTo("no database yet")));
    }

    @Test
    void shouldLeaveALoaderAloneThatHasNotStopped() {
        assertThat(service.startStopped())
                .containsExactly(new StartAnswer.Loader("shop-sink-facts", "STARTING", "STARTING", false, null));
        assertThat(outcomes.next()).as("no preparation was attempted").isEqualTo(FIRST);
    }

    @Test
    void shouldStartNothingOnceItIsClosed() {
        service.start();
        await().until(() -> loader.monitor().state() instanceof LoaderState.Stopped);
        service.close();

        assertThat(service.startStopped()).singleElement().satisfies(answer -> assertThat(answer.started())
                .isFalse());
    }

    @Test
    void shouldTellWhenAndWhyALoaderStopped() {
        service.start();
        await().until(() -> loader.monitor().state() instanceof LoaderState.Stopped);

        SinkStatus.Loader status = SinkStatus.Loader.of(loader.monitor());

        assertThat(status.state()).isEqualTo("STOPPED");
        assertThat(status.reason()).isEqualTo("another version");
        assertThat(status.remedy()).isEqualTo("use that one");
        assertThat(status.since()).isNotNull();
    }
}
