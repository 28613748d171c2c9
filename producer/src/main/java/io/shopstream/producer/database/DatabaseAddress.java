package io.shopstream.producer.database;

import io.shopstream.schemas.security.JdbcUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Address and credentials of the shop database. Connecting times out after 5 s, waiting for an answer after 60 s.
 *
 * @param url {@code jdbc:postgresql://host:port/database}; credentials in it are removed
 * @param password null or empty if the server asks for none
 */
public record DatabaseAddress(
        String url, String user, @Nullable String password) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);
    private static final String PREFIX = "jdbc:postgresql://";

    /**
     * @throws IllegalArgumentException if the URL is not a PostgreSQL URL with one host and a database
     */
    public DatabaseAddress {
        // The driver would prefer credentials in the URL to the other record components.
        url = JdbcUrl.withoutCredentials(url);
        if (!url.matches("jdbc:postgresql://[^/,]+/[^/?]+(\\?.*)?")) {
            throw new IllegalArgumentException(
                    "the shop database needs a URL like jdbc:postgresql://host:5432/shop, not \"" + url + "\"");
        }
    }

    /** Host name or address. */
    public String host() {
        String authority = authority();
        int port = authority.lastIndexOf(':');
        return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    }

    public int port() {
        String authority = authority();
        int port = authority.lastIndexOf(':');
        return port > authority.lastIndexOf(']') ? Integer.parseInt(authority.substring(port + 1)) : 5432;
    }

    /** Name of the database. */
    public String database() {
        String rest = url.substring(PREFIX.length());
        String path = rest.substring(rest.indexOf('/') + 1);
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Opens a connection in autocommit mode, session in UTC. Lock timeout 10 s, statement timeout 30 s. */
    public Connection connect(String applicationName) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        if (password != null && !password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(SOCKET_TIMEOUT.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", "-c timezone=UTC -c lock_timeout=10s -c statement_timeout=30s");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }

    private String authority() {
        String rest = url.substring(PREFIX.length());
        return rest.substring(0, rest.indexOf('/'));
    }
}
