@NullMarked
package io.shopstream.api.answer.analytics.customers;

import org.jspecify.annotations.NullMarked;
