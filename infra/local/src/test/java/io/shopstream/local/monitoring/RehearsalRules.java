package io.shopstream.local.monitoring;

import java.io.IOException;
import java.util.Map;

/**
 * The alert rules with thresholds that a small shop reaches, and without long waits: so that a fault of seconds makes
 * each fire.
 */
public final class RehearsalRules {
    // Each stands once in the rules; what is replaced by nothing else is as it is in earnest.
    private static final Map<String, String> THRESHOLDS = Map.of(
            "input_lag) > 50000", "input_lag) > 200",
            "age_seconds) > 60", "age_seconds) > 2",
            "sink_lag) > 100000", "sink_lag) > 200",
            "load_seconds > 120", "load_seconds > 3",
            "lag_seconds) > 60", "lag_seconds) > 2",
            "> 512 * 1024 * 1024", "> 100 * 1024 * 1024");

    private RehearsalRules() {}

    /** @param disk part of the disk that must be free */
    public static String of(double disk) throws IOException {
        String rules = MonitoringFiles.page("alerts.yml");
        for (Map.Entry<String, String> threshold : THRESHOLDS.entrySet()) {
            rules = replace(rules, threshold.getKey(), threshold.getValue());
        }
        rules = replace(rules, "total_bytes{job=\"shopstream\"}) < 0.1", "total_bytes{job=\"shopstream\"}) < " + disk);
        return rules.replaceAll("(?m)^( +for:) .*$", "$1 1s")
                .replace("[15m]", "[15s]")
                .replace("[30m]", "[15s]")
                .replace("[1d]", "[15s]")
                .replace("[5m]", "[10s]");
    }

    private static String replace(String rules, String threshold, String smaller) {
        if (rules.indexOf(threshold) < 0 || rules.indexOf(threshold) != rules.lastIndexOf(threshold)) {
            throw new IllegalStateException("the rules have no threshold, or several: " + threshold);
        }
        return rules.replace(threshold, smaller);
    }
}
