package io.shopstream.producer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the shop database is and who asks. A connection that does not answer is given up after a bounded time.
 *
 * @param url {@code jdbc:postgresql://host:port/database}; credentials in it are dropped
 * @param password null or empty where the server trusts the address
 */
public record DatabaseAddress(
        String url, String user, @Nullable String password) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);
    private static final String PREFIX = "jdbc:postgresql://";

    /**
     * @throws IllegalArgumentException if the URL is not one of PostgreSQL's with a host and a database
     */
    public DatabaseAddress {
        // The driver prefers a user in the URL to the one given beside it; here the one beside it is meant.
        url = withoutCredentials(url);
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

    /** A connection in autocommit mode, session in UTC; it gives up on a lock after 10 s and on a statement after 30 s. */
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

    private static String withoutCredentials(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        String kept = Arrays.stream(url.substring(query + 1).split("&", -1))
                .filter(parameter -> !parameter.startsWith("user=") && !parameter.startsWith("password="))
                .collect(Collectors.joining("&"));
        return url.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }
}
