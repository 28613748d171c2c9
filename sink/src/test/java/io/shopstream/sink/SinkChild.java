package io.shopstream.sink;

import io.shopstream.sink.warehouse.Seam;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The sink service as a process of its own that ends, or freezes, at a moment told to it: {@code HALT:BEFORE_COMMIT:3}
 * in the system property {@code seam} is when it comes there for the third time. It ends with its parent too.
 */
public final class SinkChild {
    /** What a killed process exits with. */
    public static final int KILLED = 137;

    private SinkChild() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("end-with-parent").start(SinkChild::endWithParent);
        Seam seam = seam(System.getProperty("seam", ""));
        SinkApplication.builder()
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Seam.class, () -> seam))
                .run(arguments);
    }

    private static Seam seam(String told) {
        if (told.isEmpty()) {
            return Seam.NONE;
        }
        String[] parts = told.split(":", -1);
        Seam.Point deadly = Seam.Point.valueOf(parts[1]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(parts[2]));
        return point -> {
            if (point == deadly && left.decrementAndGet() == 0) {
                if (parts[0].equals("HALT")) {
                    Runtime.getRuntime().halt(KILLED);
                } else {
                    freeze();
                }
            }
        };
    }

    private static void freeze() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
