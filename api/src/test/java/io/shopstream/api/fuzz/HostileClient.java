package io.shopstream.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes as they are, and says what is wrong with the answer. */
final class HostileClient {
    /** The longest that the service itself waits: for a statement of the warehouse. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int MAX_BYTES = 1_000_000;
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_FAILURE = 500;
    // Of the server, before it knows the operation: no such path, a request line or header that is too long.
    private static final Set<String> BEFORE_ANY_OPERATION = Set.of("400", "404", "405", "414", "431");
    private static final Set<String> PROBLEMS_BEFORE = Set.of(
            "unreadable-request", "no-such-address", "method-not-allowed", "address-too-long", "headers-too-large");
    private static final Pattern PROBLEM = Pattern.compile("\"type\":\"/problems/([a-z-]+)\"");
    private static final Pattern INTERNALS = Pattern.compile("\\b(java|javax|jakarta|org\\.springframework|org\\.apache"
            + "|org\\.postgresql|io\\.shopstream|com\\.fasterxml|tools\\.jackson|com\\.zaxxer)\\.[a-z]"
            + "|\\w(Exception|Error)\\b|\tat |PSQL|SQLSTATE|Caused by");

    private final int port;

    HostileClient(int port) {
        this.port = port;
    }

    /** @param faults empty if everything is as it should be */
    record Outcome(HostileCall call, int status, Duration took, List<String> faults) {}

    Outcome send(HostileCall call) {
        long began = System.nanoTime();
        String answer;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
            write(socket, call.bytes(port));
            answer = read(socket.getInputStream());
        } catch (SocketTimeoutException e) {
            return new Outcome(call, 0, took(began), List.of("no answer within " + LIMIT));
        } catch (IOException e) {
            return new Outcome(call, 0, took(began), List.of("no answer: " + e.getMessage()));
        }
        Duration took = took(began);
        Matcher status = Pattern.compile("HTTP/1.1 (\\d{3})").matcher(answer);
        if (!status.lookingAt()) {
            return new Outcome(call, 0, took, List.of("no answer"));
        }
        List<String> faults = faults(call, status.group(1), answer);
        if (took.compareTo(LIMIT) > 0) {
            faults.add("took " + took);
        }
        return new Outcome(call, Integer.parseInt(status.group(1)), took, faults);
    }

    private static Duration took(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // Refused before the end of the body: the answer says why, or is missing, which is a fault of its own.
        }
    }

    // An export may be long and an event stream has no end: both are left after their first part.
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        int count = in.read(buffer);
        while (count >= 0) {
            answer.write(buffer, 0, count);
            if (answer.size() > MAX_BYTES || isStream(answer)) {
                break;
            }
            count = in.read(buffer);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static boolean isStream(ByteArrayOutputStream answer) {
        String begin = answer.size() > MAX_BYTES ? "" : head(answer.toString(StandardCharsets.UTF_8));
        return begin.contains("content-type: text/event-stream");
    }

    /** In lower case; empty if it is not complete. */
    private static String head(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? "" : answer.substring(0, end + 2).toLowerCase(Locale.ROOT);
    }

    private static List<String> faults(HostileCall call, String status, String answer) {
        List<String> faults = new ArrayList<>();
        int code = Integer.parseInt(status);
        if (code >= FIRST_FAILURE) {
            faults.add("failed");
        }
        if (code >= FIRST_ERROR) {
            if (!head(answer).contains("content-type: application/problem+json")) {
                faults.add("is no problem");
            }
            Matcher problem = PROBLEM.matcher(answer);
            if (!problem.find()
                    || !call.operation().problems().contains(problem.group(1))
                            && !PROBLEMS_BEFORE.contains(problem.group(1))) {
                faults.add("is a problem that is not listed");
            }
            if (!answer.contains("\"status\":" + status) || !answer.contains("\"detail\":")) {
                faults.add("has no status or no detail");
            }
        }
        if (!call.operation().statuses().contains(status) && !BEFORE_ANY_OPERATION.contains(status)) {
            faults.add("is not described");
        }
        if (head(answer).contains("x-injected")) {
            faults.add("has an injected header");
        }
        Matcher internals = INTERNALS.matcher(answer);
        if (internals.find()) {
            faults.add("names internals: " + internals.group());
        }
        if (!faults.isEmpty()) {
            faults.add(status + " " + answer.substring(0, Math.min(answer.length(), 700)));
        }
        return faults;
    }
}
