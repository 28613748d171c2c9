package io.shopstream.producer.faults;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shares of order records that get each fault.
 *
 * @param shares 0 to {@value #MAX} for each fault; a fault without an entry is not injected
 */
public record FaultPlan(Map<Fault, Double> shares) {
    public static final FaultPlan NONE = new FaultPlan(Map.of());

    private static final double MAX = 0.5;
    private static final Pattern ENTRY = Pattern.compile("\\s*([a-z-]+)\\s*=\\s*(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%\\s*");
    private static final String EXAMPLE = "such as duplicates=1%,late=0.5%";

    public FaultPlan {
        EnumMap<Fault, Double> some = new EnumMap<>(Fault.class);
        shares.forEach((fault, share) -> {
            if (!(share >= 0 && share <= MAX)) {
                throw new IllegalArgumentException(fault.code() + " must lie between 0% and 50%");
            }
            if (share > 0) {
                some.put(fault, share);
            }
        });
        shares = java.util.Collections.unmodifiableMap(some);
    }

    /**
     * Reads {@code duplicates=1%,late=0.5%}; an empty text means none.
     *
     * @throws IllegalArgumentException saying which entry is wrong and what it should be
     */
    public static FaultPlan parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        EnumMap<Fault, Double> shares = new EnumMap<>(Fault.class);
        for (String entry : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("has \"" + entry.strip() + "\", must be a list " + EXAMPLE);
            }
            Fault fault = Fault.ofCode(matcher.group(1))
                    .orElseThrow(() -> new IllegalArgumentException("has no fault \"" + matcher.group(1)
                            + "\", there are " + String.join(", ", Fault.codes())));
            double share = new BigDecimal(matcher.group(2)).movePointLeft(2).doubleValue();
            if (shares.put(fault, share) != null) {
                throw new IllegalArgumentException("names " + fault.code() + " twice");
            }
        }
        return new FaultPlan(shares);
    }

    public boolean isNone() {
        return shares.isEmpty();
    }

    double share(Fault fault) {
        return shares.getOrDefault(fault, 0.0);
    }

    /** The form that {@link #parse} reads; empty for none. */
    @Override
    public String toString() {
        return shares.entrySet().stream()
                .map(entry -> entry.getKey().code() + "="
                        + BigDecimal.valueOf(entry.getValue())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%")
                .collect(Collectors.joining(","));
    }
}
