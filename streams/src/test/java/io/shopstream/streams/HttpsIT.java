package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.http.SelfSignedCertificate;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.streams.query.cluster.HttpPeers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Instances of streams that serve HTTPS ask each other by it. */
class HttpsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerOtherInstancesByHttps() {
        SelfSignedCertificate served = SelfSignedCertificate.in(directory);
        TrustedCertificates trusted =
                TrustedCertificates.of(served.certificate().toString());
        try (ConfigurableApplicationContext context = StreamsApplication.start(Map.of(
                        "server.port", 0,
                        "shopstream.kafka", "127.0.0.1:1",
                        "shopstream.registry", "http://127.0.0.1:1",
                        "shopstream.state-dir", directory.resolve("state"),
                        "shopstream.tls.certificate", served.certificate(),
                        "shopstream.tls.key", served.key(),
                        "shopstream.tls.ca", served.certificate()));
                HttpPeers stranger = new HttpPeers("https", InternalToken.NONE, TrustedCertificates.OF_JDK);
                HttpPeers plain = new HttpPeers("http", InternalToken.NONE, trusted)) {
            String address = "localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");

            // As the service itself asks the others. On a busy machine the first handshake may take too long.
            HttpPeers own = context.getBean(HttpPeers.class);
            await().atMost(TIMEOUT).until(() -> own.stores(address, TIMEOUT)
                    .handle((_, failure) -> failure == null)
                    .get());
            assertThat(stranger.stores(address, TIMEOUT))
                    .failsWithin(TIMEOUT)
                    .withThrowableThat()
                    .withCauseInstanceOf(SSLException.class);
            assertThat(plain.stores(address, TIMEOUT)).failsWithin(TIMEOUT);
        }
    }
}
