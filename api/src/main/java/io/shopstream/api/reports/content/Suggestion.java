package io.shopstream.api.reports.content;

/**
 * What somebody could do.
 *
 * @param action a sentence, such as "Order Walnut tray: 4 are left, 2 are sold per day."
 * @param rule the rule and the threshold that made it, such as "Stock lasts less than 7 days at the pace of the last
 *     28 days."
 */
public record Suggestion(String action, String rule) {
    public Suggestion {
        action = SingleLine.of(action);
    }
}
