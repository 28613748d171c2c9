package io.shopstream.api.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopstream.api.dependency.DependencyUnavailableException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads from the warehouse over connections that are read-only. Every query runs in one read-only snapshot, so figures
 * and load version of an answer match. While the database, its schema or its roles do not exist yet, queries throw
 * {@link DependencyUnavailableException}; the pool reconnects without a restart.
 */
public final class Warehouse implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final String TOO_SLOW = "the query took longer than 30 s: request a shorter range";

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshots;

    public Warehouse(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("api-warehouse");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        // Start without the database: health reports it and the pool retries.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "shop-api");
        config.addDataSourceProperty("options", "-c TimeZone=UTC -c statement_timeout=30s");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "60");
        this.pool = new HikariDataSource(config);
        this.jdbc = JdbcClient.create(pool);
        // Read-only and repeatable read, as the pool opens every connection.
        this.snapshots = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /**
     * @param query all its statements see the same snapshot
     * @throws DependencyUnavailableException if the warehouse cannot answer now
     */
    public <T extends @Nullable Object> T ask(Function<JdbcClient, T> query) {
        try {
            return snapshots.execute(_ -> query.apply(jdbc));
        } catch (DataAccessException | TransactionException e) {
            throw SqlFailures.translate(e, TOO_SLOW);
        }
    }

    /** Whether a statement took longer than it may; otherwise the warehouse is away, or not ready. */
    public static boolean isTooSlow(DependencyUnavailableException failure) {
        return SqlFailures.isTooSlow(failure);
    }

    @Override
    public void close() {
        pool.close();
    }
}
