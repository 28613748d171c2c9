package io.shopstream.local.shop;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/**
 * The role with which a command reads a database. Its text form does not show the password.
 *
 * @param variables what the names of its environment variables begin with
 * @param password empty for none
 */
record DatabaseUser(String variables, String user, String password) {
    private static final String WRONG_ROLE_OR_PASSWORD = "28";
    // pgjdbc, if the server asks for a password and there is none.
    private static final String REJECTED = "08004";

    static DatabaseUser of(Environment environment, String variables, String defaultUser) {
        return new DatabaseUser(
                variables,
                environment.value(variables + "_USER").orElse(defaultUser),
                environment.secret(variables + "_PASSWORD").orElse(""));
    }

    /**
     * A read-only session. It may take its time: a statement over a large table says nothing until it has a row.
     *
     * @throws CommandFailure if the database does not let the role in; names the variables
     */
    Connection open(Part part, String url, String application) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", application);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("readOnly", "true");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw refusal(part, e);
        }
    }

    private SQLException refusal(Part part, SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        if (state.startsWith(WRONG_ROLE_OR_PASSWORD) || state.equals(REJECTED)) {
            throw new CommandFailure(
                    "%s does not let the role %s in: set %s_USER, and %s_PASSWORD or %s_PASSWORD_FILE (%s)"
                            .formatted(part.label(), user, variables, variables, variables, failure.getMessage()),
                    failure);
        }
        return failure;
    }

    @Override
    public String toString() {
        return user;
    }
}
