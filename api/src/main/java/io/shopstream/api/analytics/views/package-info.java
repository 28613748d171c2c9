/** What views and marts of the warehouse answer already, by UTC and as of now. */
@NullMarked
package io.shopstream.api.analytics.views;

import org.jspecify.annotations.NullMarked;
