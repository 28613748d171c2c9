package io.shopstream.sink.quality.check;

/** The part of the pipeline that a check covers. The names are stored in {@code ops.quality_checks.stage}. */
public enum CheckStage {
    /** Records rejected at intake, by kind of rule. */
    INPUT,
    /** Rows of facts and dimensions: completeness, uniqueness, references, allowed values. */
    TRANSFORMATION,
    /** Counts, sums and marts compared with each other, and the schema. */
    OUTPUT,
    /** Statistics of columns; they cannot fail. */
    PROFILE
}
