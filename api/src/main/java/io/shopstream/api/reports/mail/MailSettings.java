package io.shopstream.api.reports.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
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

    private static final int MAX_PORT = 65_535;

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
        if (host != null) {
            require(from != null && !to.isEmpty(), "from and .to must be set: mail addresses of sender and receivers");
            require(port > 0 && port <= MAX_PORT, "port must be from 1 to 65535, but is " + port);
            require((user == null) == (password == null || password.isBlank()), "user and .password must be set both");
            requireAddress("from", from);
            to.forEach(address -> requireAddress("to", address));
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("shopstream.reports.mail." + message);
        }
    }

    // The address is not in the message: it may end up in a log.
    private static void requireAddress(String key, @Nullable String address) {
        try {
            new InternetAddress(address, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "shopstream.reports.mail." + key + " must be mail addresses such as reports@shop.example", e);
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
