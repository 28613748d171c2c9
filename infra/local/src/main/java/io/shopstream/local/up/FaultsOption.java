package io.shopstream.local.up;

import io.shopstream.producer.faults.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code --faults}: the share of the orders that gets each fault. */
public final class FaultsOption {
    private static final List<String> KNOWN =
            Arrays.stream(Fault.values()).map(Fault::code).toList();
    private static final Pattern ENTRY = Pattern.compile("([a-z-]+)=(\\d{1,3}(?:\\.\\d{1,6})?)%");
    private static final double MAX = 50;

    private FaultsOption() {}

    /**
     * @return the plan in the producer's format, empty for none
     * @throws IllegalArgumentException naming the option, the wrong entry and the expected form
     */
    public static String parse(String text) {
        if (text.isBlank()) {
            return "";
        }
        List<String> plan = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (String entry : text.split(",", -1)) {
            String plain = entry.replaceAll("\\s", "");
            Matcher matcher = ENTRY.matcher(plain);
            require(
                    matcher.matches(),
                    "has '%s', must be a list such as duplicates=1%%,late=0.5%%".formatted(entry.strip()));
            String fault = matcher.group(1);
            require(
                    KNOWN.contains(fault),
                    "has no fault '%s', there are %s".formatted(fault, String.join(", ", KNOWN)));
            require(named.add(fault), "names " + fault + " twice");
            require(Double.parseDouble(matcher.group(2)) <= MAX, fault + " must lie between 0% and 50%");
            plan.add(plain);
        }
        return String.join(",", plan);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("--faults " + message);
        }
    }
}
