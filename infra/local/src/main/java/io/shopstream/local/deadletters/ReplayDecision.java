package io.shopstream.local.deadletters;

/** Whether the record of a dead letter may be sent again, and why not. */
public enum ReplayDecision {
    SEND("sent again"),
    ALREADY_REPLAYED("replayed already: --again sends it once more"),
    NO_SUCH_TOPIC(
            "refused: it was not read from a topic of the catalogue; if it comes from an imported file, correct the"
                    + " line there and import the file again; if it is a row of the shop database, correct the row"
                    + " there"),
    NOT_OF_A_SOURCE("refused: shopstream writes this topic, and a replay would put an older state after a newer one"),
    DELETION(
            "refused: it has no value, and the dead letter does not hold the key and headers of a tombstone; delete the"
                    + " row at its source again"),
    ERASED("refused: its bytes were erased, because they named a user who was forgotten"),
    CUT("refused: the dead letter holds only the first part of the record"),
    SUPERSEDED("refused: the topic is compacted and has a later record with the same key");

    private final String message;

    ReplayDecision(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }

    /** False for a record that is sent, or skipped because it was replayed before. */
    public boolean isRefusal() {
        return this != SEND && this != ALREADY_REPLAYED;
    }
}
