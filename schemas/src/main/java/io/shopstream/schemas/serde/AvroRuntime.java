package io.shopstream.schemas.serde;

/**
 * Settings that Avro reads once per JVM from system properties. Touched by every serde before Avro is, so that they hold
 * wherever {@code schemas} is used; values given on the command line win.
 */
final class AvroRuntime {
    static {
        setDefault(
                "org.apache.avro.SERIALIZABLE_PACKAGES",
                "java.lang,java.math,java.io,java.net,java.util,io.shopstream");
        // A length prefix in random bytes must not make the decoder allocate gigabytes.
        setDefault("org.apache.avro.limits.string.maxLength", "1048576");
        setDefault("org.apache.avro.limits.bytes.maxLength", "16777216");
        setDefault("org.apache.avro.limits.collectionItems.maxLength", "100000");
    }

    private AvroRuntime() {}

    /** Forces the settings; call before the first use of an Avro class. */
    static void init() {}

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
