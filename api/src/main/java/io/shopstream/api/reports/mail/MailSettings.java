package io.shopstream.api.reports.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who gets reports by mail, and the SMTP server that takes them, under {@code shopstream.reports.mail.}; api.yaml names
 * the environment variable of each key.
 *
 * @param host null if no reports are mailed
 * @param encryption whether the connection is encrypted
 * @param user null if the server asks for no login
 * @param from address of the sender
 * @param to addresses of those who get the reports
 */
@ConfigurationProperties("shopstream.reports.mail")
public record MailSettings(
        @Nullable String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        List<String> to) {

    /** How the connection to the server is encrypted. */
    public enum Encryption {
        /** By STARTTLS: no mail and no password without it. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Not at all, for a server on this machine. */
        NONE
    }

    /** @throws IllegalArgumentException naming the key and what it should be */
    public MailSettings {
        host = blankToNull(host);
        user = blankToNull(user);
        from = blankToNull(from);
        to = List.copyOf(to);
        if (host != null && (from == null || to.isEmpty())) {
            throw new IllegalArgumentException(
                    "shopstream.reports.mail.from and .to must be set: mail addresses of sender and receivers");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Omits user, password and addresses. */
    @Override
    public String toString() {
        return "MailSettings[host=%s, port=%d]".formatted(host, port);
    }
}
