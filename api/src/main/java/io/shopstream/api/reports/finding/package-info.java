/**
 * What is notable in figures, as sentences: pure functions of small records, without a database. Contributions of parts
 * always add up to the change of the whole, to the cent.
 */
@NullMarked
package io.shopstream.api.reports.finding;

import org.jspecify.annotations.NullMarked;
