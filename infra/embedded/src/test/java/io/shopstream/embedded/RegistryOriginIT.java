package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other sites get from the registry, which is another project's program. */
class RegistryOriginIT {
    private final URI subjects = URI.create(SharedPlatform.get().registry().url() + "/subjects");

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void shouldAnswerClientsThatAreNoPages() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(subjects));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:8888", "http://127.0.0.1:8888", "null"})
    void shouldRefuseEveryOtherOrigin(String origin) throws Exception {
        for (HttpRequest.Builder request : List.of(
                HttpRequest.newBuilder(subjects),
                HttpRequest.newBuilder(subjects).POST(BodyPublishers.ofString("{}")),
                HttpRequest.newBuilder(subjects)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Access-Control-Request-Method", "POST"))) {
            HttpResponse<String> answer = send(request.header("Origin", origin));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void shouldListenOnLoopbackOnly() throws Exception {
        List<String> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .map(address -> address.getHostAddress())
                .toList();
        for (String address : others) {
            assertThat(connects(address)).as(address).isFalse();
        }
    }

    private boolean connects(String address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, subjects.getPort()), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
