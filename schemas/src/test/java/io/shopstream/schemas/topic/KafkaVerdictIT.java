package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class KafkaVerdictIT {
    /** As the client itself says it: the text of its message is all there is. */
    @Test
    void shouldWaitForTheNameOfABroker() {
        Throwable unresolved = catchThrowable(
                () -> Admin.create(Map.<String, Object>of("bootstrap.servers", "no-such-host.invalid:9092"))
                        .close());
        Throwable misspelt = catchThrowable(() -> Admin.create(Map.<String, Object>of("bootstrap.servers", "no port"))
                .close());

        assertThat(KafkaVerdict.of(unresolved)).hasValue(KafkaVerdict.WAIT);
        assertThat(KafkaVerdict.of(misspelt)).hasValue(KafkaVerdict.STOP);
    }
}
