/** What tests send to a service: requests that pages of other sites make a browser send, and improper ones. */
@NullMarked
package io.shopstream.embedded.http;

import org.jspecify.annotations.NullMarked;
