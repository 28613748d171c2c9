package io.shopstream.streams.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lengths that rolling revenue is asked for, as sums of whole minutes. */
public enum RollingWindow {
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
    ONE_HOUR("1h", Duration.ofHours(1)),
    ONE_DAY("24h", Duration.ofHours(24));

    private final String label;
    private final Duration length;

    RollingWindow(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    public String label() {
        return label;
    }

    public Duration length() {
        return length;
    }

    public static Optional<RollingWindow> labelled(String label) {
        return Arrays.stream(values())
                .filter(window -> window.label.equals(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(RollingWindow::label).toList();
    }
}
