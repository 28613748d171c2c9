package io.shopstream.embedded;

import java.util.random.RandomGenerator;

/** Ports for servers that can only be told which one to take, such as a process that others must know beforehand. */
public final class FreePorts {
    private FreePorts() {}

    /**
     * A port on 127.0.0.1 that nobody listens on and that this JVM was not given before. It lies below the kernel's
     * ephemeral range, so that no outgoing connection takes it before its server does, nor while that is restarted.
     *
     * @throws EmbeddedStartException if there is none
     */
    public static int next() {
        return new Ports(RandomGenerator.getDefault()).free();
    }
}
