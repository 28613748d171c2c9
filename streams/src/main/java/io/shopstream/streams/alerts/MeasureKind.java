package io.shopstream.streams.alerts;

/** What is measured of a subject; stored by ordinal, so only ever appended to. */
enum MeasureKind {
    /** Of a currency, per minute of the sale: net minor units and orders. */
    REVENUE,
    /** Of a topic, per ten seconds of the clock: records rejected and received. */
    INTAKE
}
