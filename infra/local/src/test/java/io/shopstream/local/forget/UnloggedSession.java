package io.shopstream.local.forget;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A session whose statements PostgreSQL never logs, however slow they are: those of a test have the texts of the person
 * in them, for which the logs are searched.
 */
final class UnloggedSession {
    private UnloggedSession() {}

    static Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url, "postgres", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set log_min_duration_statement = -1");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
