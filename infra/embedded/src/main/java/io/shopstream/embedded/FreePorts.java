package io.shopstream.embedded;

import java.util.random.RandomGenerator;

/** Finds ports for servers whose port must be known before they start. */
public final class FreePorts {
    private FreePorts() {}

    /**
     * A free port on 127.0.0.1 that this JVM has not received before. It lies below the kernel's ephemeral range, so
     * that no outgoing connection takes it before its server binds it or while the server restarts.
     *
     * @throws EmbeddedStartException if there is none
     */
    public static int next() {
        return new Ports(RandomGenerator.getDefault()).free();
    }
}
