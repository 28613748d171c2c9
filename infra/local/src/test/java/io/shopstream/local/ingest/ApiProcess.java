package io.shopstream.local.ingest;

import io.shopstream.api.ApiApplication;
import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.embedded.host.Ports;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The API as a process of its own, which is killed and started again on the same port. */
final class ApiProcess implements AutoCloseable {
    /** What runs in that process. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            ChildJvm.endWithParent();
            ApiApplication.main(arguments);
        }
    }

    private final Map<String, String> environment;
    private final int port = Ports.free();
    private ChildJvm process;

    /**
     * Starts it, and does not wait.
     *
     * @param settings environment variables
     */
    ApiProcess(Map<String, String> settings) throws IOException {
        environment = new HashMap<>(settings);
        environment.put("SHOPSTREAM_BIND", "127.0.0.1");
        environment.put("SHOPSTREAM_API_PORT", String.valueOf(port));
        process = start();
    }

    private ChildJvm start() throws IOException {
        return ChildJvm.start(
                ChildJvm.command(ChildJvm.fastStart("-Xmx384m"), Program.class.getName(), List.of()), environment);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends it as {@code kill -9} does, and starts another one. */
    void killAndStart() throws IOException, InterruptedException {
        process.close();
        process = start();
    }

    /** @throws AssertionError if it has ended by itself */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("the API ended: " + output());
        }
    }

    String output() {
        return process.output();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.close();
    }
}
