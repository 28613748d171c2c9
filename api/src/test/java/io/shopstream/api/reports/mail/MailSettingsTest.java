package io.shopstream.api.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.reports.mail.MailSettings.Encryption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
    private static MailSettings settings(
            int port, @Nullable String user, @Nullable String password, @Nullable String from, String... to) {
        return new MailSettings("smtp.example.org", port, Encryption.STARTTLS, user, password, from, List.of(to));
    }

    @Test
    void shouldNeedNothingWithoutAServer() {
        assertThat(new MailSettings(" ", 0, Encryption.STARTTLS, null, null, null, List.of()).host())
                .isNull();
    }

    @Test
    void shouldShowNoPasswordAndNoAddress() {
        assertThat(settings(587, "me", "secret", "reports@shop.example", "owner@shop.example"))
                .hasToString("MailSettings[host=smtp.example.org, port=587]");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, -, -, reports@shop.example, owner@shop.example, port must be from 1 to 65535",
                "587, me, -, reports@shop.example, owner@shop.example, user and .password must be set both",
                "587, -, secret, reports@shop.example, owner@shop.example, user and .password must be set both",
                "587, -, -, -, owner@shop.example, from and .to must be set",
                "587, -, -, nobody at all, owner@shop.example, from must be mail addresses",
                "587, -, -, reports@shop.example, owner@, to must be mail addresses"
            })
    void shouldNameTheKey(
            int port,
            @Nullable String user,
            @Nullable String password,
            @Nullable String from,
            String to,
            String message) {
        assertThatThrownBy(() -> settings(port, user, password, from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("shopstream.reports.mail.")
                .hasMessageContaining(message)
                .hasMessageNotContaining("owner@");
    }
}
