package io.shopstream.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import io.shopstream.schemas.security.InternalToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final String TOKEN = "t".repeat(32);

    @TempDir
    private Path files;

    private static Access access(Map<String, String> environment) {
        return Access.of(new Environment(environment));
    }

    @Test
    void shouldUseTheReadingRolesUnlessTheEnvironmentNamesOthers() {
        Access none = access(Map.of());
        assertThat(none.warehouse().user()).isEqualTo("shop_api");
        assertThat(none.shopDatabase().user()).isEqualTo("postgres");
        assertThat(none.warehouse().password()).isEmpty();

        Access given = access(Map.of(
                "SHOPSTREAM_WAREHOUSE_USER",
                "reader",
                "SHOPSTREAM_WAREHOUSE_PASSWORD",
                "secret",
                "SHOPSTREAM_SHOP_DATABASE_USER",
                "auditor"));
        assertThat(given.warehouse().user()).isEqualTo("reader");
        assertThat(given.warehouse().password()).isEqualTo("secret");
        assertThat(given.shopDatabase().user()).isEqualTo("auditor");
        assertThat(given.warehouse().toString()).doesNotContain("secret");
    }

    @Test
    void shouldGiveNoPasswordOfAnotherShopToTheOneOnThisMachine() {
        Access local = Access.withoutPasswords(
                new Environment(Map.of("SHOPSTREAM_WAREHOUSE_USER", "reader", "SHOPSTREAM_WAREHOUSE_PASSWORD", "x")));
        assertThat(local.warehouse().user()).isEqualTo("shop_api");
        assertThat(local.warehouse().password()).isEmpty();
    }

    @Test
    void shouldTakeSecretsFromFiles() throws IOException {
        Path password = Files.writeString(files.resolve("password"), "secret\n");
        Path token = Files.writeString(files.resolve("token"), TOKEN + "\n");
        Path key = Files.writeString(files.resolve("key"), " sk_a_b\n");
        Access access = access(Map.of(
                "SHOPSTREAM_WAREHOUSE_PASSWORD_FILE", password.toString(),
                "SHOPSTREAM_INTERNAL_TOKEN_FILE", token.toString(),
                "SHOPSTREAM_API_KEY_FILE", key.toString()));

        assertThat(access.warehouse().password()).isEqualTo("secret");
        assertThat(access.token().authorization()).contains("Bearer " + TOKEN);
        assertThat(access.apiKey()).contains("sk_a_b");
    }

    @Test
    void shouldTakeTheLoginOfTheRegistryAndTheCertificatesThatItTrusts() {
        URI registry = URI.create("https://registry.invalid/apis/ccompat/v7");
        String missing = files.resolve("ca.pem").toString();
        assertThat(access(Map.of("SHOPSTREAM_REGISTRY_TOKEN", "hunter2"))
                        .registry(registry)
                        .toString())
                .isEqualTo(registry.toString());
        assertThatThrownBy(() -> access(Map.of("SHOPSTREAM_REGISTRY_PASSWORD", "hunter2"))
                        .registry(registry))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("SHOPSTREAM_REGISTRY_USER")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> access(Map.of("SHOPSTREAM_TLS_CA", missing)).trusted())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("SHOPSTREAM_TLS_CA")
                .hasMessageContaining(missing);
    }

    @Test
    void shouldHaveNoTokenAndNoKeyWithoutVariables() {
        assertThat(access(Map.of()).token()).isSameAs(InternalToken.NONE);
        assertThat(access(Map.of("SHOPSTREAM_API_KEY", "")).apiKey()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithASecretAndNotShowIt() {
        assertThatThrownBy(
                        () -> access(Map.of("SHOPSTREAM_API_KEY", "sk_a\nb: c")).apiKey())
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("SHOPSTREAM_API_KEY is no API key")
                .hasMessageNotContaining("sk_a");
        assertThatThrownBy(() ->
                        access(Map.of("SHOPSTREAM_INTERNAL_TOKEN", "guessable")).token())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("SHOPSTREAM_INTERNAL_TOKEN")
                .hasMessageNotContaining("guessable");
        String missing = files.resolve("missing").toString();
        assertThatThrownBy(
                        () -> access(Map.of("SHOPSTREAM_API_KEY_FILE", missing)).apiKey())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("SHOPSTREAM_API_KEY_FILE")
                .hasMessageContaining(missing);
        assertThatThrownBy(() -> access(Map.of(
                                "SHOPSTREAM_WAREHOUSE_PASSWORD",
                                "secret",
                                "SHOPSTREAM_WAREHOUSE_PASSWORD_FILE",
                                missing))
                        .warehouse())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(
                        "SHOPSTREAM_WAREHOUSE_PASSWORD and SHOPSTREAM_WAREHOUSE_PASSWORD_FILE are both set")
                .hasMessageNotContaining("secret");
    }
}
