package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Verifies against sockets that accept connections, never answer, and close while the verification waits. */
@Timeout(120)
class ShopGoneIT {
    @TempDir
    Path data;

    private Part kafka;
    private Part warehouse;
    private Part others;

    @BeforeEach
    void open() throws IOException {
        kafka = new Part();
        warehouse = new Part();
        others = new Part();
        endpoints("jdbc:postgresql://127.0.0.1:" + warehouse.port() + "/shop");
    }

    private void endpoints(String postgres) {
        String http = "http://127.0.0.1:" + others.port();
        new Endpoints(
                        ProcessHandle.current().pid(),
                        "127.0.0.1:" + kafka.port(),
                        http,
                        postgres,
                        null,
                        http,
                        http,
                        http,
                        http)
                .write(data);
    }

    @AfterEach
    void close() throws IOException {
        kafka.close();
        warehouse.close();
        others.close();
    }

    @Test
    void shouldNameTheStoppedPart() throws Exception {
        CompletableFuture<Cli> verified = CompletableFuture.supplyAsync(() -> Cli.run(data, "verify"));
        warehouse.awaitCaller();
        warehouse.close();

        Cli gone = verified.get(60, TimeUnit.SECONDS);
        assertThat(gone.exitCode()).isNotZero();
        assertThat(gone.output().strip())
                .isEqualTo(
                        "shopstream: the verification was aborted: the warehouse at 127.0.0.1:" + warehouse.port()
                                + " stopped answering; start it again, with './shopstream up' if it is a shop on this machine, then verify again");
    }

    @Test
    void shouldNotWaitForAnAnswerThatNeverComes() throws Exception {
        PostgresServer postgres = SharedPlatform.get().postgres();
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "do $$ begin create role shop_api login; exception when duplicate_object then null; end $$");
        }
        endpoints(postgres.jdbcUrl("postgres"));
        CompletableFuture<Cli> verified = CompletableFuture.supplyAsync(() -> Cli.run(data, "verify"));
        kafka.awaitCaller();
        kafka.close();

        Cli gone = verified.get(60, TimeUnit.SECONDS);
        assertThat(gone.exitCode()).isNotZero();
        assertThat(gone.output()).contains("Kafka at 127.0.0.1:" + kafka.port() + " stopped answering");
    }

    /** A server that accepts connections and never answers. */
    private static final class Part implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> callers = new CopyOnWriteArrayList<>();
        private final CountDownLatch asked = new CountDownLatch(1);

        Part() throws IOException {
            Thread.ofVirtual().start(this::acceptCallers);
        }

        private void acceptCallers() {
            try {
                while (true) {
                    Socket caller = server.accept();
                    callers.add(caller);
                    Thread.ofVirtual().start(() -> listen(caller));
                }
            } catch (IOException closed) {
                asked.countDown();
            }
        }

        // A caller that only checks for a listening port sends nothing.
        private void listen(Socket caller) {
            try {
                if (caller.getInputStream().read() >= 0) {
                    asked.countDown();
                }
            } catch (IOException gone) {
                callers.remove(caller);
            }
        }

        int port() {
            return server.getLocalPort();
        }

        void awaitCaller() throws InterruptedException {
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket caller : callers) {
                caller.close();
            }
        }
    }
}
