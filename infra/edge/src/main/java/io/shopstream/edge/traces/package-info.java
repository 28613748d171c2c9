/** Traces of requests and records (W3C trace context, OpenTelemetry), where the setting names a collector. */
@NullMarked
package io.shopstream.edge.traces;

import org.jspecify.annotations.NullMarked;
