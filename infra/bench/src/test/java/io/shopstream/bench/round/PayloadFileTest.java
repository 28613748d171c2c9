package io.shopstream.bench.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayloadFileTest {
    @Test
    void shouldMapEveryByteToPrintableAscii() {
        Set<Byte> seen = new HashSet<>();
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
            byte printable = PayloadFile.printable((byte) value);
            assertThat(printable).isBetween((byte) ' ', (byte) '~');
            seen.add(printable);
        }
        assertThat(seen).hasSize('~' - ' ' + 1);
        assertThat(PayloadFile.printable((byte) 'a')).isEqualTo((byte) 'a');
    }

    @Test
    void shouldKeepTheFileSmallAndTheWarmUpHalf() {
        assertThat(new BenchPlan(600_000, 5).payloadEvery()).isEqualTo(6);
        assertThat(new BenchPlan(100_000, 5).payloadEvery()).isEqualTo(1);
        assertThat(new BenchPlan(3, 1).sent()).isEqualTo(5);
    }
}
