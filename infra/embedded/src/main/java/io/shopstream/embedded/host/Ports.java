package io.shopstream.embedded.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds and checks loopback ports. Free ports are taken from below the kernel's ephemeral range (32768 on Linux), so
 * that between stop and start of a part no outgoing connection, not even a client's own retry, can occupy its port.
 */
public final class Ports {

    public static final String HOST = "127.0.0.1";
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 200;

    /** Ports that this JVM has returned before; they may not be bound yet. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A free port that this JVM has not received before.
     *
     * @throws EmbeddedStartException if there is none
     */
    public static int free() {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, BEYOND);
            if (whyTaken(port) == null && GIVEN.add(port)) {
                return port;
            }
        }
        throw new EmbeddedStartException(
                "no free port between " + LOWEST + " and " + BEYOND + " on " + HOST + ": name one that is free");
    }

    /** Returns {@code wanted}, or a free port for 0. If it is taken, the exception names the part and its option. */
    public static int resolve(Part part, int wanted) {
        if (wanted == 0) {
            return free();
        }
        requireFree(part, wanted);
        return wanted;
    }

    public static void requireFree(Part part, int port) {
        IOException reason = whyTaken(port);
        if (reason == null) {
            return;
        }
        boolean forbidden = String.valueOf(reason.getMessage()).contains("ermission");
        String message = forbidden
                ? "port " + port + " for " + part.title() + " may not be opened by this user: choose another with "
                        + part.portOption()
                : "port " + port + " for " + part.title() + " is taken: stop what listens there or choose another with "
                        + part.portOption();
        throw new EmbeddedStartException(message, reason);
    }

    private static @Nullable IOException whyTaken(int port) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
