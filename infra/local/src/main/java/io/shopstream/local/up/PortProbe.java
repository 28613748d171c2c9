package io.shopstream.local.up;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Tells whether something listens at an address. Costs a server that is still starting nothing. */
public final class PortProbe {
    private static final int CONNECT_MILLIS = 500;

    private PortProbe() {}

    /** Whether the port accepts connections; waits half a second at most. */
    public static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
