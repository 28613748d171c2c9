package io.shopstream.local.metabase.client;

import java.util.List;

/** Passwords and keys that no message may show, whatever Metabase answers. */
final class Secrets {
    private final List<String> texts;

    Secrets(List<String> texts) {
        this.texts = texts.stream().filter(text -> !text.isBlank()).toList();
    }

    String hidden(String message) {
        String hidden = message;
        for (String text : texts) {
            hidden = hidden.replace(text, "***");
        }
        return hidden;
    }
}
