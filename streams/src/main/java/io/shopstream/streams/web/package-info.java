/** The HTTP edge: the query endpoint, its errors as problem+json, health and metrics. */
@NullMarked
package io.shopstream.streams.web;

import org.jspecify.annotations.NullMarked;
