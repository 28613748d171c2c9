package io.shopstream.local.chaos;

import io.shopstream.streams.StreamsApplication;
import java.io.IOException;

/** The main class of a streams instance's own JVM. It ends with its parent, whose standard input it holds. */
final class StreamsChild {
    private StreamsChild() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("end-with-parent").start(StreamsChild::endWithParent);
        StreamsApplication.main(arguments);
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
