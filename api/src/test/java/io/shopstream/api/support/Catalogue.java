package io.shopstream.api.support;

import java.util.List;

/** A dozen products with names of realistic length. */
public final class Catalogue {
    public static final List<String> NAMES = List.of(
            "Merino crew sweater",
            "Cast iron skillet 26 cm",
            "Noise cancelling headphones",
            "Linen duvet cover, king size, washed white",
            "Pour-over coffee set",
            "Trail running shoe",
            "Walnut desk organiser",
            "Rechargeable bike light",
            "Organic cotton T-shirt",
            "Ceramic plant pot",
            "Stainless water bottle 750 ml",
            "Wool hiking sock, pair");

    private Catalogue() {}

    public static long price(int product) {
        return 9_90 + product * 17_35L;
    }
}
