package io.shopstream.schemas.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads the head of each request and closes the connection without an answer. */
final class ClosingService implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    ClosingService() throws IOException {
        Thread.ofVirtual().name("closing-service").start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Method and path of each, in their order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    BufferedReader head = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                String line = head.readLine();
                if (line != null) {
                    requests.add(line.replace(" HTTP/1.1", ""));
                }
                while (line != null && !line.isEmpty()) {
                    line = head.readLine();
                }
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
