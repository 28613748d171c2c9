package io.shopstream.bench.chaos;

import io.shopstream.sink.SinkApplication;
import io.shopstream.streams.StreamsApplication;
import java.io.IOException;
import java.util.Arrays;

/**
 * The main class of an instance's own JVM, with the name of its service as the first argument. It ends with its parent,
 * whose standard input it holds.
 */
final class ServiceChild {
    static final String STREAMS = "streams";
    static final String SINK = "sink";

    private ServiceChild() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("end-with-parent").start(ServiceChild::endWithParent);
        String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case STREAMS -> StreamsApplication.main(settings);
            case SINK -> SinkApplication.main(settings);
            default -> throw new IllegalArgumentException("no service " + arguments[0]);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException e) {
            // A broken pipe is an ended parent too.
        }
        Runtime.getRuntime().halt(1);
    }
}
