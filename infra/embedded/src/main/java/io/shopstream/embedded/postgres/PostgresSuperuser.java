package io.shopstream.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Runs the platform's own statements as superuser. */
public final class PostgresSuperuser {

    private static final String SECONDS_TO_CONNECT = "5";
    private static final String SECONDS_TO_ANSWER = "60";

    private final String url;

    PostgresSuperuser(String url) {
        this.url = url;
    }

    /** @throws SQLException if the server does not answer */
    public boolean answers() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select 1")) {
            return answer.next();
        }
    }

    /** Creates the user of this process as a superuser if it does not exist. */
    public void createOwnUser() {
        createSuperuser(System.getProperty("user.name", PostgresServer.USER));
    }

    private void createSuperuser(String user) {
        createOnce("select from pg_roles where rolname = ?", "create role %s superuser login", user);
    }

    void createDatabase(String name) {
        createOnce("select from pg_database where datname = ?", "create database %s", name);
    }

    void copyDatabase(String template, String name) {
        try (Connection connection = connect();
                Statement create = connection.createStatement()) {
            create.execute("create database %s template %s"
                    .formatted(create.enquoteIdentifier(name, true), create.enquoteIdentifier(template, true)));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "PostgreSQL could not copy \"" + template + "\" to \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private void createOnce(String query, String command, String name) {
        try (Connection connection = connect();
                PreparedStatement exists = connection.prepareStatement(query)) {
            exists.setString(1, name);
            try (ResultSet found = exists.executeQuery()) {
                if (found.next()) {
                    return;
                }
            }
            try (Statement create = connection.createStatement()) {
                create.execute(String.format(command, create.enquoteIdentifier(name, true)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL could not create \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresServer.USER);
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        return DriverManager.getConnection(url, properties);
    }
}
