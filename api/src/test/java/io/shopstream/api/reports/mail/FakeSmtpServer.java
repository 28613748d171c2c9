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
 * connection and one mail at a time.
 */
final class FakeSmtpServer implements AutoCloseable {
    /** Subjects and receivers of the mails that came: {@code taken ...} or {@code refused ...}. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final String refused;
    private final int code;
    private final ServerSocket socket;
    private String receivers = "";

    FakeSmtpServer(String refused) {
        this(refused, 550);
    }

    /** @param code with which a receiver is refused */
    FakeSmtpServer(String refused, int code) {
        this.refused = refused;
        this.code = code;
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
                answer(client, isTaken(line) ? "250 ok" : code + " " + line.substring(line.indexOf('<')) + " unknown");
            } else if (command.equals("DATA")) {
                answer(client, "354 go on");
                answer(client, isTaken(lines) ? "250 ok" : "554 5.7.1 not for" + receivers);
                receivers = "";
            } else {
                answer(client, command.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private boolean isTaken(String receiver) {
        boolean isTaken = !receiver.contains(refused);
        receivers += isTaken ? " " + receiver.substring(receiver.indexOf('<')) : "";
        return isTaken;
    }

    private boolean isTaken(BufferedReader lines) throws IOException {
        boolean isTaken = true;
        String subject = "";
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            isTaken &= !line.contains(refused);
            subject = line.startsWith("Subject: ") ? line.substring("Subject: ".length()) : subject;
        }
        calls.add((isTaken ? "taken " : "refused ") + subject + receivers);
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
