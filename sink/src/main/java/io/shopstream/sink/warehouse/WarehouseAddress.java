package io.shopstream.sink.warehouse;

import io.shopstream.schemas.security.JdbcUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * URL and credentials of the warehouse. A connection that does not answer fails after 150 s, well below the consumer's
 * {@code max.poll.interval.ms}.
 *
 * @param password null or empty if the server does not ask for one
 */
public record WarehouseAddress(
        String url, String user, @Nullable String password) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(150);

    public WarehouseAddress {
        // The driver prefers a user in the URL to the one in its properties; the latter is meant here.
        url = JdbcUrl.withoutCredentials(url);
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
