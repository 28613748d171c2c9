package io.shopstream.streams.alerts.measure;

/** Kind of measure. Stored by ordinal: append new kinds at the end. */
public enum MeasureKind {
    /** Per currency and minute of the sale: net minor units and orders. */
    REVENUE,
    /** Per topic and ten seconds of the wall clock: records rejected and received. */
    INTAKE
}
