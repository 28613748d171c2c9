package io.shopstream.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.bench.sink.ServerWork.Doing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerWorkTest {
    @Test
    void shouldClassifyActivitiesByWaitEvent() {
        assertThat(Doing.of("active", "", "")).isEqualTo(Doing.CPU);
        assertThat(Doing.of("active", "Client", "ClientRead")).isEqualTo(Doing.CLIENT);
        assertThat(Doing.of("idle in transaction", "Client", "ClientRead")).isEqualTo(Doing.CLIENT);
        assertThat(Doing.of("active", "LWLock", "WALWrite")).isEqualTo(Doing.WAL);
        assertThat(Doing.of("active", "IO", "WalInitSync")).isEqualTo(Doing.WAL);
        assertThat(Doing.of("active", "IO", "DataFileExtend")).isEqualTo(Doing.IO);
        assertThat(Doing.of("active", "Lock", "relation")).isEqualTo(Doing.LOCKS);
    }

    @Test
    void shouldAddUpRounds() {
        ServerWork work = new ServerWork(Map.of(Doing.CPU, 2L, Doing.CLIENT, 1L), 10)
                .plus(new ServerWork(Map.of(Doing.CPU, 1L), 5));

        assertThat(work.percent(Doing.CPU)).isEqualTo(75);
        assertThat(work.percent(Doing.LOCKS)).isZero();
        assertThat(work.walBytes()).isEqualTo(15);
        assertThat(new ServerWork(Map.of(), 0).percent(Doing.CPU)).isZero();
    }
}
