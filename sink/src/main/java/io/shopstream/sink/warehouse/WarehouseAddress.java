package io.shopstream.sink.warehouse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the warehouse is and who asks. A connection that does not answer is given up after a bounded time, well below
 * Kafka's patience with a consumer that does not poll.
 *
 * @param password null or empty where the server trusts the address
 */
public record WarehouseAddress(
        String url, String user, @Nullable String password) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(150);

    public WarehouseAddress {
        // The driver prefers a user in the URL to the one given beside it; here the one beside it is meant.
        url = withoutCredentials(url);
    }

    private static String withoutCredentials(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        String kept = Arrays.stream(url.substring(query + 1).split("&"))
                .filter(parameter -> !parameter.startsWith("user=") && !isPassword(parameter))
                .collect(Collectors.joining("&"));
        return url.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }

    /** Also a key's: the URL is logged and shown. */
    private static boolean isPassword(String parameter) {
        return parameter.split("=", 2)[0].toLowerCase(Locale.ROOT).endsWith("password");
    }

    /**
     * A connection that the caller closes.
     *
     * @param options server settings of the session, as {@code -c name=value ...}
     */
    public Connection connect(String applicationName, String options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        if (password != null && !password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(SOCKET_TIMEOUT.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        if (!options.isEmpty()) {
            properties.setProperty("options", options);
        }
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
