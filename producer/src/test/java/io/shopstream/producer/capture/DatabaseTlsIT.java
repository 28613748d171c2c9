package io.shopstream.producer.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.http.SelfSignedCertificate;
import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.database.ShopDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parameters of the shop database's URL decide about TLS, for change capture, too. */
class DatabaseTlsIT {
    private final TestShop shop = new TestShop(SharedPlatform.get()).seeded(3, 3);
    private SelfSignedCertificate served;

    @BeforeEach
    void serveTls(@TempDir Path folder) throws IOException {
        served = SelfSignedCertificate.in(folder);
        // Where the server looks for them by default. It writes them itself, since it may run as another user, or in a
        // container.
        writeFile(served.key());
        writeFile(served.certificate());
        shop.execute("alter system set ssl = on", "select pg_reload_conf()");
        await("TLS is on").atMost(TestShop.TIMEOUT).until(() -> shop.ask("show ssl")
                .equals("on"));
    }

    private void writeFile(Path file) throws IOException {
        String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        // PostgreSQL refuses a key that others may read.
        shop.execute("copy (select '" + content + "') to program 'umask 077; base64 -d > " + file.getFileName() + "'");
    }

    @AfterEach
    void serveNoTls() {
        shop.execute("alter system reset ssl", "select pg_reload_conf()");
        shop.close();
    }

    @Test
    void shouldCheckTheCertificateAndEncryptEveryConnection() {
        CaptureSettings plain = shop.settings();
        DatabaseAddress address = new DatabaseAddress(
                plain.database().url() + "?sslmode=verify-full&sslrootcert=" + served.certificate(),
                plain.database().user(),
                plain.database().password());
        new ShopDatabase(address).migrate();
        CaptureSettings settings = new CaptureSettings(
                address, plain.kafka(), plain.slot(), plain.poll(), plain.heartbeat(), plain.inspection());
        try (ChangeCapture capture = new ChangeCapture(settings, shop.serdes(), shop.topics(), Clock.systemUTC())) {
            capture.start();
            shop.awaitEqual();

            String connections = "from pg_stat_ssl join pg_stat_activity using (pid)"
                    + " where datname = current_database() and application_name like 'Debezium%'";
            assertThat(Integer.parseInt(shop.ask("select count(*) " + connections)))
                    .isPositive();
            assertThat(shop.ask("select application_name " + connections + " and not ssl"))
                    .isEqualTo("nothing");
        }
    }

    @Test
    void shouldNotConnectToAServerWithAnotherCertificate(@TempDir Path elsewhere) {
        SelfSignedCertificate other = SelfSignedCertificate.in(elsewhere);
        DatabaseAddress address = new DatabaseAddress(
                shop.settings().database().url() + "?sslmode=verify-full&sslrootcert=" + other.certificate(),
                shop.settings().database().user(),
                null);
        assertThatThrownBy(() -> address.connect("test"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL");
    }
}
