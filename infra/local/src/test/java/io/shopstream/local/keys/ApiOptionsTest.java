package io.shopstream.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiOptionsTest {
    @Test
    void shouldTakeTheKeyOfTheOperatorFromTheEnvironment() {
        assertThat(ApiOptions.key(Map.of())).isEmpty();
        assertThat(ApiOptions.key(Map.of("SHOPSTREAM_API_KEY", " sk_a_b\n"))).isEqualTo("sk_a_b");
    }

    @Test
    void shouldRefuseWhatNoHeaderCanHoldWithoutShowingIt() {
        assertThatThrownBy(() -> ApiOptions.key(Map.of("SHOPSTREAM_API_KEY", "sk_a\nb: c")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("SHOPSTREAM_API_KEY is no API key")
                .hasMessageNotContaining("sk_a");
    }
}
