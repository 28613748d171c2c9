package io.shopstream.local.metabase.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells what is done, or would be done, line by line, and counts it. */
public final class Report {
    private final boolean plan;
    private final Consumer<String> out;
    private final List<String> addresses = new ArrayList<>();
    private int changed;
    private int kept;
    private int same;

    /** @param plan whether nothing is done */
    public Report(boolean plan, Consumer<String> out) {
        this.plan = plan;
        this.out = out;
    }

    boolean isPlan() {
        return plan;
    }

    void progress(String line) {
        out.accept("  " + line);
    }

    /** A change of what is not from a file, such as a setting. */
    void change(String planned, String done) {
        changed++;
        out.accept((plan ? planned : done));
    }

    void keep(String line) {
        kept++;
        out.accept("Kept " + line);
    }

    void step(Kind kind, String key, Step step) {
        String name = kind.label() + " " + key;
        switch (step) {
            case Step.Create _ -> change("Would create " + name, "Created " + name);
            case Step.Update update ->
                change(
                        "Would update %s: %s".formatted(name, update.reason()),
                        "Updated %s: %s".formatted(name, update.reason()));
            case Step.Keep keep -> keep("%s: %s (--force overwrites it)".formatted(name, keep.reason()));
            case Step.Remove _ ->
                change(
                        "Would move %s to the trash: its file is gone".formatted(name),
                        "Moved %s to the trash: its file is gone".formatted(name));
            case Step.Same _ -> same++;
            case Step.Gone _ -> {}
        }
    }

    void address(String title, String address) {
        addresses.add("  %-20s %s".formatted(title, address));
    }

    public int changed() {
        return changed;
    }

    /** The last lines. */
    public void finish() {
        out.accept("%s: %d, changed by hand and kept: %d, as in the files: %d"
                .formatted(plan ? "Changes that it would make" : "Changes", changed, kept, same));
        if (!addresses.isEmpty()) {
            out.accept("Dashboards, refreshed every minute (add &fullscreen for a wall screen):");
            addresses.forEach(out);
        }
    }
}
