package io.shopstream.schemas.serializer;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Which class writes the values of records: ours, or a serializer of Kafka that an operator names, such as Confluent's.
 * Its text form shows the class, never a setting, which may be secret.
 */
public final class SerializerChoice {
    /** The setting of the class; blank for ours. */
    public static final String KEY = "shopstream.serializer";

    /** The environment variable of {@link #KEY}. */
    public static final String VARIABLE = "SHOPSTREAM_SERIALIZER";

    /** The setting that names a file of the class's own settings. */
    public static final String CONFIG_KEY = "shopstream.serializer-config";

    /** The environment variable of {@link #CONFIG_KEY}. */
    public static final String CONFIG_VARIABLE = "SHOPSTREAM_SERIALIZER_CONFIG";

    public static final SerializerChoice OURS = new SerializerChoice("", Map.of());

    private final String className;
    private final Map<String, String> config;

    private SerializerChoice(String className, Map<String, String> config) {
        this.className = className;
        this.config = Map.copyOf(config);
    }

    /**
     * @param className of a {@link Serializer} with a constructor without parameters; blank for ours
     * @param file of Java properties, which take precedence over those that the shop derives from its own settings;
     *     blank for none
     * @throws IllegalArgumentException if there is no such class, or the file cannot be read, or is named without a
     *     class; names the setting, never a value of the file
     */
    public static SerializerChoice of(String className, String file) {
        if (className.isBlank()) {
            if (!file.isBlank()) {
                throw new IllegalArgumentException(named(CONFIG_KEY, CONFIG_VARIABLE) + " is set without a class: set "
                        + VARIABLE + ", or remove it");
            }
            return OURS;
        }
        SerializerChoice choice = new SerializerChoice(className.strip(), file.isBlank() ? Map.of() : read(file));
        // Not closed: some serializers cannot be before they are configured.
        choice.create();
        return choice;
    }

    private static Map<String, String> read(String file) {
        String name = named(CONFIG_KEY, CONFIG_VARIABLE) + ": the file " + file.strip();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file.strip()))) {
            properties.load(reader);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(name + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            // Its message may repeat what it could not parse.
            throw new IllegalArgumentException(name + " is not a file of Java properties");
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    /**
     * A new serializer of values, configured.
     *
     * @param derived settings that follow from the shop's own
     * @return empty for ours
     * @throws IllegalArgumentException if the class refuses its settings; names the settings of the choice, never a value
     */
    public Optional<Serializer<Object>> open(Map<String, String> derived) {
        if (className.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = new HashMap<>(derived);
        all.putAll(config);
        Serializer<Object> serializer = create();
        try {
            serializer.configure(all, false);
            return Optional.of(serializer);
        } catch (RuntimeException e) {
            // The message of a configuration error quotes the value.
            throw new IllegalArgumentException(
                    named(KEY, VARIABLE) + ": " + className + " refuses its settings ("
                            + e.getClass().getSimpleName() + "): correct the file that " + CONFIG_VARIABLE + " names",
                    e);
        }
    }

    @SuppressWarnings("unchecked") // A serializer writes what it is given, or throws.
    private Serializer<Object> create() {
        try {
            return Utils.newInstance(className, Serializer.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    named(KEY, VARIABLE) + ": there is no class " + className
                            + " on the class path; correct the name, or"
                            + " build with the library that has it: Confluent's with mvn -Pconfluent",
                    e);
        } catch (KafkaException | ClassCastException e) {
            throw new IllegalArgumentException(
                    named(KEY, VARIABLE) + ": " + className + " is no " + Serializer.class.getName()
                            + " with a public constructor without parameters",
                    e);
        }
    }

    private static String named(String key, String variable) {
        return key + " (" + variable + ")";
    }

    @Override
    public String toString() {
        return className.isEmpty() ? "shopstream's own" : className;
    }
}
