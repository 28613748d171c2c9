package io.shopstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import org.junit.jupiter.api.Test;

class RegistryConnectionTest {
    private static final RegistryConnection OPEN = RegistryConnection.of(URI.create("https://registry:8081/v7"));

    @Test
    void shouldAskAsTheUserOrWithTheToken() {
        assertThat(OPEN.authorization()).isEmpty();
        assertThat(OPEN.as("Aladdin", "open sesame", "").authorization())
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(OPEN.as("", "", "abc").authorization()).isEqualTo("Bearer abc");
        assertThat(OPEN.as("Aladdin", "open sesame", "")).hasToString("https://registry:8081/v7");
    }

    @Test
    void shouldSayTheSameInTheSettingsOfConfluentsClients() {
        assertThat(OPEN.clientSettings())
                .containsOnly(
                        entry("schema.registry.url", "https://registry:8081/v7"),
                        entry("auto.register.schemas", "false"));
        assertThat(OPEN.as("Aladdin", "open sesame", "").clientSettings())
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "Aladdin:open sesame");
        assertThat(OPEN.as("", "", "abc").clientSettings())
                .containsEntry("bearer.auth.credentials.source", "STATIC_TOKEN")
                .containsEntry("bearer.auth.token", "abc");
    }

    @Test
    void shouldRefuseSettingsThatContradictEachOther() {
        assertThatThrownBy(() -> OPEN.as("Aladdin", "", ""))
                .hasMessageContaining("shopstream.registry-user and shopstream.registry-password belong together");
        assertThatThrownBy(() -> OPEN.as("", "open sesame", "")).hasMessageNotContaining("sesame");
        assertThatThrownBy(() -> OPEN.as("Aladdin", "open sesame", "abc"))
                .hasMessageContaining("shopstream.registry-user and shopstream.registry-token exclude each other");
        assertThatThrownBy(() -> RegistryConnection.of(URI.create("https://Aladdin:sesame@registry:8081")))
                .hasMessageContaining("SHOPSTREAM_REGISTRY")
                .hasMessageNotContaining("sesame");
    }
}
