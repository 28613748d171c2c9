/** The web layer: Spring MVC controllers, problem responses, CSV, the live stream. */
@NullMarked
package io.shopstream.api.web;

import org.jspecify.annotations.NullMarked;
