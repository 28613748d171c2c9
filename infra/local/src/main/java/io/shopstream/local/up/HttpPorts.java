package io.shopstream.local.up;

import io.shopstream.embedded.FreePorts;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The four HTTP ports, looked at before anything is started. 0 stands for any free one. */
public record HttpPorts(int api, int streams, int producer, int sink) {

    /**
     * @throws CommandFailure if one is taken, naming the option that moves it
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
            // Not the kernel's choice: the next outgoing connection may get that port before our server does.
            return FreePorts.next();
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return wanted;
        } catch (IOException e) {
            throw new CommandFailure(
                    "port %d for %s cannot be opened (%s): stop what listens there or choose another with %s"
                            .formatted(wanted, service, e.getMessage(), option),
                    e);
        }
    }
}
