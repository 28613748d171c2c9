package io.shopstream.producer.imports.container;

/** What a file is, by its first bytes. */
enum Magic {
    TEXT(""),
    GZIP(""),
    ZIP(""),
    UTF_16("it is text in UTF-16: save it as CSV in UTF-8"),
    OLD_EXCEL("it is a workbook of the old kind or an encrypted one: save it as .xlsx without a password, or as CSV");

    private final String remedy;

    Magic(String remedy) {
        this.remedy = remedy;
    }

    /** What to do with a file that cannot be read. */
    String remedy() {
        return remedy;
    }

    static Magic of(byte[] first) {
        if (starts(first, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (starts(first, 'P', 'K', 3, 4) || starts(first, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(first, 0xff, 0xfe) || starts(first, 0xfe, 0xff)) {
            return UTF_16;
        }
        return starts(first, 0xd0, 0xcf, 0x11, 0xe0) ? OLD_EXCEL : TEXT;
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int at = 0; at < magic.length; at++) {
            if (at >= bytes.length || (bytes[at] & 0xff) != magic[at]) {
                return false;
            }
        }
        return true;
    }
}
