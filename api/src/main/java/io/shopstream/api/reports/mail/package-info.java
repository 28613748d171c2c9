/** Reports by mail. */
@NullMarked
package io.shopstream.api.reports.mail;

import org.jspecify.annotations.NullMarked;
