package io.shopstream.sink.quality;

/** Where in the pipeline a check looks; the names stand in {@code ops.quality_checks.stage}. */
public enum CheckStage {
    /** What was rejected at intake, by the kind of rule it broke. */
    INPUT,
    /** The rows of facts and dimensions: complete, unique, referring to what is there, of allowed values. */
    TRANSFORMATION,
    /** Counts, sums and marts against each other, and the schema itself. */
    OUTPUT,
    /** Figures that describe columns; nothing can fail. */
    PROFILE
}
