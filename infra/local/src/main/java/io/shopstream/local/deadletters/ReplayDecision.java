package io.shopstream.local.deadletters;

/** Whether the record of a letter may be sent again, and why not. */
public enum ReplayDecision {
    SEND("sent again"),
    ALREADY_REPLAYED("replayed already: --again sends it once more"),
    NO_SUCH_TOPIC(
            "refused: it comes from no topic of the catalogue but from an imported file; correct the line there and"
                    + " import the file again"),
    NOT_OF_A_SOURCE("refused: the shop itself writes this topic, and an older state must not follow a newer one"),
    DELETION("refused: it has no value, and a letter does not keep the version of a deletion; delete it at its source"
            + " again"),
    CUT("refused: the letter holds the first part of its bytes only"),
    SUPERSEDED("refused: a later record of its key stands in the topic, which keeps the last one only");

    private final String message;

    ReplayDecision(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }

    /** Neither to be sent nor skipped for having been sent. */
    public boolean isRefusal() {
        return this != SEND && this != ALREADY_REPLAYED;
    }
}
