package io.shopstream.producer.imports.columns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a {@link Mapping} from text in UTF-8. Each line is {@code key = value}; empty lines and lines that begin with #
 * are left out. The value of a column's key is the name of a column of the export, or several separated by |, of which
 * the first one that is not blank counts; the last one may be a fixed text in double quotes.
 */
public final class MappingFile {
    /** The mappings that come with the product. */
    public static final List<String> BUILT_IN = List.of("shopify", "woocommerce");

    static final String LINE_TOTAL = "line_total";
    static final String TIME_FORMAT = "time_format";
    static final String ZONE = "zone";
    static final String BLANK_CELLS = "blank_cells";
    static final String CUSTOMER_AS = "customer_as";
    static final String RETURN_PREFIX = "return_prefix";
    static final String STATUS_OF = "status.";

    private static final List<String> OTHER_KEYS =
            List.of(LINE_TOTAL, TIME_FORMAT, ZONE, BLANK_CELLS, CUSTOMER_AS, RETURN_PREFIX);
    private static final long MAX_BYTES = 64 << 10;

    private MappingFile() {}

    /**
     * @param nameOrFile one of {@link #BUILT_IN}, or the path of a file
     * @throws MappingException if there is none, or it says something that is not understood
     */
    public static Mapping load(String nameOrFile) throws MappingException {
        if (BUILT_IN.contains(nameOrFile)) {
            return read(nameOrFile, builtIn(nameOrFile));
        }
        Path file = Path.of(nameOrFile);
        try {
            if (!Files.isRegularFile(file)) {
                throw new MappingException("there is no mapping " + nameOrFile + ": name a file, or one of "
                        + String.join(", ", BUILT_IN));
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new MappingException(
                        nameOrFile + " is no mapping: it has more than " + (MAX_BYTES >> 10) + " kB");
            }
            return read(file.getFileName().toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new MappingException("the mapping " + nameOrFile + " is not text in UTF-8");
        } catch (IOException e) {
            throw new MappingException("the mapping " + nameOrFile + " cannot be read: " + e.getMessage());
        }
    }

    /** The text of a mapping that comes with the product. */
    static String builtIn(String name) {
        String resource = "/mappings/" + name + ".properties";
        try (InputStream in = Objects.requireNonNull(MappingFile.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name of the mapping, for messages */
    static Mapping read(String name, String text) throws MappingException {
        Map<String, String> values = new TreeMap<>();
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\\R", -1)));
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = "mapping " + name + ", line " + (at + 1) + ": ";
            int sign = line.indexOf('=');
            if (sign < 0) {
                throw new MappingException(where + "a line must be like order_id = Name, or begin with #");
            }
            String key = line.substring(0, sign).strip();
            String value = line.substring(sign + 1).strip();
            if (!isKey(key)) {
                throw new MappingException(where + "unknown key \"" + key + "\"; the keys are " + keys());
            }
            if (value.isEmpty()) {
                throw new MappingException(where + key + " has no value: write one, or leave the line out");
            }
            if (values.put(key, value) != null) {
                throw new MappingException(where + key + " is there twice: leave one of the lines out");
            }
        }
        return new MappingValues(name, values).mapping();
    }

    private static boolean isKey(String key) {
        return OTHER_KEYS.contains(key)
                || Arrays.stream(ImportColumn.values())
                        .anyMatch(column -> column.key().equals(key))
                || key.startsWith(STATUS_OF) && MappingValues.statuses().contains(key.substring(STATUS_OF.length()));
    }

    private static String keys() {
        Stream<String> columns = Arrays.stream(ImportColumn.values()).map(ImportColumn::key);
        Stream<String> statuses = MappingValues.statuses().stream().map(status -> STATUS_OF + status);
        return String.join(
                ", ",
                Stream.of(columns, OTHER_KEYS.stream(), statuses)
                        .flatMap(keys -> keys)
                        .toList());
    }
}
