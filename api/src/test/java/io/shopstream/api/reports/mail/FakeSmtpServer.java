package io.shopstream.api.reports.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Refuses what contains a text, a receiver or a line of a mail, and quotes the receiver as real servers do. One
 * connection at a time.
 */
final class FakeSmtpServer implements AutoCloseable {
    /** Subjects of the mails that came: {@code taken ...} or {@code refused ...}. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final String refused;
    private final ServerSocket socket;
    private String receiver = "";

    FakeSmtpServer(String refused) {
        this.refused = refused;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fake-smtp-server").start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client is gone, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        answer(client, "220 ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT")) {
                receiver = line.substring(line.indexOf('<'));
                answer(client, line.contains(refused) ? "550 5.1.1 " + receiver + " unknown" : "250 ok");
            } else if (command.equals("DATA")) {
                answer(client, "354 go on");
                answer(client, isTaken(lines) ? "250 ok" : "554 5.7.1 not for " + receiver);
            } else {
                answer(client, command.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private boolean isTaken(BufferedReader lines) throws IOException {
        boolean isTaken = true;
        String subject = "";
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            isTaken &= !line.contains(refused);
            subject = line.startsWith("Subject: ") ? line.substring("Subject: ".length()) : subject;
        }
        calls.add((isTaken ? "taken " : "refused ") + subject);
        return isTaken;
    }

    private static void answer(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
