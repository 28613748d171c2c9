package io.shopstream.bench.chaos;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.sink.SinkApplication;
import io.shopstream.streams.StreamsApplication;
import java.util.Arrays;

/**
 * The main class of an instance's JVM, with the name of its service as the first argument. Its standard input is a pipe
 * from the parent process, so it notices when the parent ends, and ends too.
 */
final class ServiceChild {
    static final String STREAMS = "streams";
    static final String SINK = "sink";

    private ServiceChild() {}

    public static void main(String[] arguments) {
        ChildJvm.endWithParent();
        String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case STREAMS -> StreamsApplication.main(settings);
            case SINK -> SinkApplication.main(settings);
            default -> throw new IllegalArgumentException("no service " + arguments[0]);
        }
    }
}
