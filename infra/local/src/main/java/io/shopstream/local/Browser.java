package io.shopstream.local;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens an address in the user's browser if there is a desktop; otherwise the user follows the printed address. */
final class Browser {
    private Browser() {}

    static void open(String address) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!mac && !desktop) {
            return;
        }
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", address))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // No opener on this machine; the address is printed on the terminal as well.
        }
    }
}
