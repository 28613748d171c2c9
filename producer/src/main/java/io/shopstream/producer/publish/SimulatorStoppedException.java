package io.shopstream.producer.publish;

/** Control flow: unwinds a thread of the simulator that is to stop. Has no stack trace. */
public final class SimulatorStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SimulatorStoppedException() {
        super("stopped", null, false, false);
    }
}
