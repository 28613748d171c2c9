package io.shopstream.embedded;

import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.host.Ports;

/** The requested ports; 0 means any free port. */
record PlatformPorts(int kafka, int postgres, int registry) {

    PlatformPorts {
        requireRange(Part.KAFKA, kafka);
        requireRange(Part.POSTGRES, postgres);
        requireRange(Part.REGISTRY, registry);
        requireDistinct(Part.KAFKA, kafka, Part.POSTGRES, postgres);
        requireDistinct(Part.KAFKA, kafka, Part.REGISTRY, registry);
        requireDistinct(Part.POSTGRES, postgres, Part.REGISTRY, registry);
    }

    /** Checks all three ports before any part starts. */
    PlatformPorts resolve() {
        return new PlatformPorts(
                Ports.resolve(Part.KAFKA, kafka),
                Ports.resolve(Part.POSTGRES, postgres),
                Ports.resolve(Part.REGISTRY, registry));
    }

    private static void requireRange(Part part, int port) {
        if (port < 0 || port > 65_535) {
            throw new EmbeddedStartException("port " + port + " for " + part.title()
                    + " is not between 0 and 65535: choose another with " + part.portOption());
        }
    }

    private static void requireDistinct(Part one, int port, Part other, int otherPort) {
        if (port != 0 && port == otherPort) {
            throw new EmbeddedStartException("port " + port + " is wanted for both " + one.title() + " and "
                    + other.title() + ": choose another with " + one.portOption() + " or " + other.portOption());
        }
    }
}
