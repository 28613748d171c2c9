/** The files of the dashboards: what they say, read strictly and checked as a whole before anything is sent. */
@NullMarked
package io.shopstream.local.metabase.files;

import org.jspecify.annotations.NullMarked;
