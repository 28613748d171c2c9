package io.shopstream.local.metabase.files;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a card looks like. The name of Metabase for it is {@link #display}. */
public enum ChartKind {
    /** One number of the newest row, with its change against the row before. */
    @JsonProperty("trend")
    TREND("smartscalar", true),
    @JsonProperty("number")
    NUMBER("scalar", false),
    @JsonProperty("gauge")
    GAUGE("gauge", false),
    @JsonProperty("line")
    LINE("line", true),
    @JsonProperty("area")
    AREA("area", true),
    @JsonProperty("bar")
    BAR("bar", true),
    /** Bars of {@code y} and lines of {@code lines}. */
    @JsonProperty("combo")
    COMBO("combo", true),
    @JsonProperty("pie")
    PIE("pie", true),
    @JsonProperty("funnel")
    FUNNEL("funnel", true),
    @JsonProperty("table")
    TABLE("table", false),
    /** A table of {@code x} by {@code series}, coloured by value: Metabase has no pivot table over SQL. */
    @JsonProperty("heatmap")
    HEATMAP("table", true);

    private final String display;
    private final boolean axis;

    ChartKind(String display, boolean axis) {
        this.display = display;
        this.axis = axis;
    }

    public String display() {
        return display;
    }

    boolean hasAxis() {
        return axis;
    }

    /** Whether rows are shown against a scale, so that they may have several series. */
    public boolean isCartesian() {
        return switch (this) {
            case LINE, AREA, BAR, COMBO -> true;
            case TREND, NUMBER, GAUGE, PIE, FUNNEL, TABLE, HEATMAP -> false;
        };
    }
}
