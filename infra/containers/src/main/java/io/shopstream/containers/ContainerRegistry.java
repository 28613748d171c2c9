package io.shopstream.containers;

import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.registry.RegistryServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.testcontainers.containers.GenericContainer;

/** Apicurio Registry's own image, with its schemas in memory: a restarted one has none. */
final class ContainerRegistry implements RegistryServer {
    private static final String IMAGE = "apicurio/apicurio-registry:3.3.3";
    private static final int PORT = 8080;
    private static final int MS_TO_ANSWER = 5_000;

    private final PublishedContainer published;

    ContainerRegistry(int port) {
        GenericContainer<?> container = new GenericContainer<>(IMAGE).withEnv("JAVA_OPTS", "-Xmx256m");
        published = new PublishedContainer(Part.REGISTRY, container, PORT, port, this::answers);
    }

    private boolean answers() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url() + "/subjects").toURL().openConnection();
        connection.setConnectTimeout(MS_TO_ANSWER);
        connection.setReadTimeout(MS_TO_ANSWER);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }

    @Override
    public void start() {
        published.start();
    }

    @Override
    public void stop() {
        published.stop();
    }

    void remove() {
        published.remove();
    }

    @Override
    public int port() {
        return published.port();
    }
}
