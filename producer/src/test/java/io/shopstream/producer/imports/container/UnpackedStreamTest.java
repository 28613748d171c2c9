package io.shopstream.producer.imports.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnpackedStreamTest {
    @Test
    void shouldStopWhereUnpackingGivesAbsurdlyMuch() {
        assertThatIOException()
                .isThrownBy(() -> read(100_001, 1_000, 50_000))
                .withMessage("it unpacks to more than 100 times its size, as no file of orders does");
    }

    @Test
    void shouldAllowWhatIsSmallOrHardlyCompressed() throws Exception {
        assertThat(read(100_000, 1_000, 50_000)).isEqualTo(100_000);
        assertThat(read(50_000, 1, 50_000)).isEqualTo(50_000);
    }

    private static long read(int size, long packed, long alwaysAllowed) throws IOException {
        try (UnpackedStream stream =
                new UnpackedStream(new ByteArrayInputStream(new byte[size]), () -> packed, alwaysAllowed)) {
            return stream.readAllBytes().length;
        }
    }
}
