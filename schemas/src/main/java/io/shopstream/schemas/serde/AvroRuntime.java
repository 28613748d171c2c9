package io.shopstream.schemas.serde;

import io.shopstream.schemas.avro.Order;
import org.apache.avro.util.ClassSecurityValidator;

/** Configures Avro once per JVM, before its first record. Every serde and registry client calls {@link #init()}. */
final class AvroRuntime {
    private static final String GENERATED = Order.class.getPackageName();

    static {
        // Avro instantiates only classes that are declared trusted.
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(GENERATED)));
        // A length prefix in random bytes must not make the decoder allocate gigabytes. A -D option takes precedence.
        setDefault("org.apache.avro.limits.string.maxLength", 1 << 20);
        setDefault("org.apache.avro.limits.bytes.maxLength", 1 << 24);
        setDefault("org.apache.avro.limits.collectionItems.maxLength", 100_000);
    }

    private AvroRuntime() {}

    /** Runs the static initializer above if it has not run yet. */
    static void init() {}

    private static void setDefault(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }
}
