package io.shopstream.api.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The few tables of schema {@code ops} that the API writes. Its role may write no others. Connects when it is first
 * used, and holds no connection while it is not.
 */
public final class OwnTables implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMinutes(2);
    // Whoever asks names no range that could be shorter.
    private static final String TOO_SLOW = "the warehouse is too slow now";

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public OwnTables(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("api-own-tables");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "shop-api-own-tables");
        config.addDataSourceProperty("options", "-c TimeZone=UTC -c statement_timeout=5s -c lock_timeout=2s");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "10");
        this.pool = new HikariDataSource(config);
        this.jdbc = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /**
     * @param work one transaction; nothing of it remains if it throws
     * @throws io.shopstream.api.dependency.DependencyUnavailableException if the warehouse cannot answer now
     */
    public <T extends @Nullable Object> T in(Function<JdbcClient, T> work) {
        try {
            return transactions.execute(_ -> work.apply(jdbc));
        } catch (DataAccessException | TransactionException e) {
            throw SqlFailures.translate(e, TOO_SLOW);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
