package io.shopstream.local.up;

import io.shopstream.embedded.host.Ports;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The four HTTP ports, checked before anything is started. 0 means any free port. */
public record HttpPorts(int api, int streams, int producer, int sink) {

    /**
     * @throws CommandFailure if a port is invalid or taken, naming the option that changes it
     */
    HttpPorts resolve() {
        return new HttpPorts(
                resolve("the API", "--api-port", api),
                resolve("the streams queries", "--streams-port", streams),
                resolve("the producer", "--producer-port", producer),
                resolve("the sink", "--sink-port", sink));
    }

    private static int resolve(String service, String option, int wanted) {
        if (wanted < 0 || wanted > 65_535) {
            throw new CommandFailure("port %d for %s is not between 0 and 65535: choose another with %s"
                    .formatted(wanted, service, option));
        }
        if (wanted == 0) {
            // Not an ephemeral port: an outgoing connection could take it before the server binds it.
            return Ports.free();
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return wanted;
        } catch (IOException e) {
            throw new CommandFailure(
                    "port %d for %s cannot be opened (%s): stop the program that uses it, or choose another with %s"
                            .formatted(wanted, service, e.getMessage(), option),
                    e);
        }
    }
}
