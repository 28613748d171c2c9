package io.shopstream.embedded.postgres;

import io.shopstream.embedded.host.Ports;

/**
 * A PostgreSQL 18 server on this machine. The superuser is {@value #USER}; connections need no password. Data and port
 * survive {@link #stop()} and {@link #start()}.
 */
public interface PostgresServer {

    String USER = "postgres";

    /** Returns when the server answers a query. Does nothing if the server already runs. */
    void start();

    /** A fast shutdown: open transactions are rolled back. */
    void stop();

    int port();

    /**
     * Contains no user, because in pgjdbc a user in the URL overrides the user in the properties. Without a user pgjdbc
     * connects as the user of this process, which is a superuser, too. The database need not exist yet.
     */
    default String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port() + "/" + database;
    }

    /** Creates the database if it is missing; the server must run. */
    default void createDatabase(String name) {
        superuser().createDatabase(name);
    }

    /** Creates {@code name} as a copy of {@code template}, which must have no connections; the server must run. */
    default void copyDatabase(String template, String name) {
        superuser().copyDatabase(template, name);
    }

    /** Runs statements of the platform's own. */
    default PostgresSuperuser superuser() {
        return new PostgresSuperuser(jdbcUrl(USER));
    }
}
