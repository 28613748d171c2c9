package io.shopstream.edge;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Serves HTTPS instead of HTTP, at the same port, if the files of a certificate and its key are named. Renewed files
 * are taken over without a restart; connections that are open keep the old ones. Runs in every service, since
 * {@code META-INF/spring.factories} names it.
 */
final class HttpsFromFiles implements EnvironmentPostProcessor, Ordered {
    /** The setting of the certificate, followed by those of its issuers, in PEM format. */
    static final String CERTIFICATE = "shopstream.tls.certificate";

    /** The setting of its private key, in PEM format. */
    static final String KEY = "shopstream.tls.key";

    private static final String CERTIFICATE_TEXT = CERTIFICATE + " (SHOPSTREAM_TLS_CERTIFICATE)";
    private static final String KEY_TEXT = KEY + " (SHOPSTREAM_TLS_KEY)";
    private static final String BUNDLE = "shopstream";
    private static final String PREFIX = "spring.ssl.bundle.pem." + BUNDLE + ".";

    /** @throws IllegalArgumentException if only one of the files is named, or one cannot be read; names the setting */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String certificate = environment.getProperty(CERTIFICATE, "").strip();
        String key = environment.getProperty(KEY, "").strip();
        if (certificate.isEmpty() && key.isEmpty()) {
            return;
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("%s is set, but %s is not: set both to serve HTTPS, neither for HTTP"
                    .formatted(
                            key.isEmpty() ? CERTIFICATE_TEXT : KEY_TEXT, key.isEmpty() ? KEY_TEXT : CERTIFICATE_TEXT));
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "https",
                        Map.of(
                                "server.ssl.bundle",
                                BUNDLE,
                                PREFIX + "keystore.certificate",
                                location(CERTIFICATE_TEXT, certificate),
                                PREFIX + "keystore.private-key",
                                location(KEY_TEXT, key),
                                PREFIX + "keystore.verify-keys",
                                true,
                                PREFIX + "reload-on-update",
                                true)));
    }

    private static String location(String setting, String file) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return "file:" + path;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(setting + " is not the name of a file", e);
        }
        throw new IllegalArgumentException(setting + ": the file " + file + " does not exist or cannot be read");
    }

    // After the files of settings are read.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
