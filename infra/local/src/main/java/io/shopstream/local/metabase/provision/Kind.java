package io.shopstream.local.metabase.provision;

/** The kinds of objects that come from files. */
enum Kind {
    CARD("card", "/api/card"),
    DASHBOARD("dashboard", "/api/dashboard");

    private final String label;
    private final String path;

    Kind(String label, String path) {
        this.label = label;
        this.path = path;
    }

    String label() {
        return label;
    }

    String path() {
        return path;
    }

    String path(int id) {
        return path + "/" + id;
    }
}
