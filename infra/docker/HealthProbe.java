import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The health check of the images, which have no curl: exits with 0 if the service of this container answers 200, by http
 * or https, whichever it speaks. Raw sockets, because an HTTP client would double the time that a check takes.
 *
 * <p>Arguments: the name of the variable that holds the port, its default, and the path.
 */
final class HealthProbe {
    private static final int TIMEOUT_MS = 4_000;
    private static final int OK = 200;
    // What Tomcat answers to http on a port that speaks https.
    private static final int BAD_REQUEST = 400;
    private static final int NO_STATUS = -1;

    private HealthProbe() {}

    public static void main(String[] arguments) {
        String configured = System.getenv(arguments[0]);
        int port = Integer.parseInt(configured == null || configured.isEmpty() ? arguments[1] : configured);
        System.exit(status(port, arguments[2]) == OK ? 0 : 1);
    }

    private static int status(int port, String path) {
        try (Socket plain = connect(port)) {
            int status = ask(plain, path);
            if (status != BAD_REQUEST && status != NO_STATUS) {
                return status;
            }
        } catch (IOException e) {
            return NO_STATUS;
        }
        try (Socket plain = connect(port);
                Socket encrypted = tls().getSocketFactory().createSocket(plain, "localhost", port, true)) {
            return ask(encrypted, path);
        } catch (IOException | GeneralSecurityException e) {
            return NO_STATUS;
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
        socket.setSoTimeout(TIMEOUT_MS);
        return socket;
    }

    private static int ask(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream answer = socket.getInputStream();
        String start = new String(answer.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        return start.matches("HTTP/1\\.1 \\d{3}") ? Integer.parseInt(start.substring(9)) : NO_STATUS;
    }

    // Its certificate names the service, not this loopback address, and only this container can listen there.
    private static SSLContext tls() throws GeneralSecurityException {
        TrustManager any = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {any}, null);
        return context;
    }
}
