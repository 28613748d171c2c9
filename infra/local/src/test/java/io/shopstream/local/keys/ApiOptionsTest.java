package io.shopstream.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiOptionsTest {
    @Test
    void shouldTakeTheKeyOfTheOperatorFromTheEnvironment() {
        assertThat(ApiOptions.key(Map.of())).isEmpty();
        assertThat(ApiOptions.key(Map.of("SHOPSTREAM_API_KEY", " sk_a_b\n"))).isEqualTo("sk_a_b");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, false",
        "http://localhost, false",
        "http://[::1]:8080, false",
        "http://192.0.2.1:8080, true",
        "HTTP://192.0.2.1, true",
        "http://[2001:db8::1]:8080, true",
        "http://shop.invalid, true",
        "https://192.0.2.1, false",
    })
    void shouldKnowWhatLeavesThisMachineUnencrypted(String address, boolean unencrypted) {
        assertThat(ApiOptions.isUnencrypted(address)).isEqualTo(unencrypted);
    }

    @Test
    void shouldRefuseWhatNoHeaderCanHoldWithoutShowingIt() {
        assertThatThrownBy(() -> ApiOptions.key(Map.of("SHOPSTREAM_API_KEY", "sk_a\nb: c")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("SHOPSTREAM_API_KEY is no API key")
                .hasMessageNotContaining("sk_a");
    }
}
