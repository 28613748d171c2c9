package io.shopstream.local.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An erasure that dies before any of its changes is completed by the next one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledErasureIT {
    private static final String UNERASABLE = "shop.orders.v1-0@8";
    private static final int CHANGES = 10;

    private final Effects effects = new Effects();
    private SortedMap<String, String> expected;

    @BeforeAll
    void eraseWithoutDeath() throws Exception {
        try (ErasedScenario whole = new ErasedScenario("killed-z-", effects)) {
            assertThat(whole.state().values()).anyMatch(ErasedScenario::isPersonal);
            effects.allow(Integer.MAX_VALUE);
            List<String> told = new ArrayList<>();
            whole.run(told);
            assertThat(told).containsExactly("killed-z-" + UNERASABLE);
            assertThat(effects.count()).as("requests and records").isEqualTo(CHANGES);
            expected = whole.state();
        }
        assertThat(expected.values()).noneMatch(ErasedScenario::isPersonal);
    }

    /** After the registration, among the letters, and between wrong keys and row. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void shouldEndInTheSameStateAfterADeath(int before) throws Exception {
        dieAndRunAgain(before);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 5, 6, 8, CHANGES - 1})
    void shouldEndInTheSameStateAfterAnyOtherDeath(int before) throws Exception {
        dieAndRunAgain(before);
    }

    private void dieAndRunAgain(int before) throws Exception {
        // As long as the other prefix: texts in the records name their topics.
        String prefix = "killed-" + before + "-";
        try (ErasedScenario killed = new ErasedScenario(prefix, effects)) {
            List<String> told = new ArrayList<>();
            effects.allow(before);
            assertThatThrownBy(() -> killed.run(told)).isInstanceOf(RuntimeException.class);
            assertThat(effects.count()).as("it died of the change after those").isGreaterThan(before);
            effects.allow(Integer.MAX_VALUE);
            killed.run(told);

            assertThat(killed.state()).isEqualTo(expected);
            assertThat(told).contains(prefix + UNERASABLE);
        }
    }
}
