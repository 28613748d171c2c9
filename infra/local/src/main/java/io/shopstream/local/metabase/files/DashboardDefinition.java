package io.shopstream.local.metabase.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A dashboard with everything at its place on a grid of {@link #COLUMNS} columns.
 *
 * @param key name of its folder
 */
public record DashboardDefinition(
        String key, String title, String description, List<FilterDefinition> filters, List<Tile> tiles) {
    public static final int COLUMNS = 24;

    /** Something at a place: the cells that it takes. */
    public sealed interface Tile {
        Place place();
    }

    /** @param card its key */
    public record CardTile(String card, Place place) implements Tile {}

    /** @param filters names of those that the text shows */
    public record TextTile(String text, List<String> filters, Place place) implements Tile {}

    public record Place(int row, int column, int width, int height) {}

    static List<Tile> tiles(String folder, List<DashboardFile.RowEntry> rows) {
        List<Tile> tiles = new ArrayList<>();
        int row = 0;
        for (DashboardFile.RowEntry entry : rows) {
            String text = entry.text();
            if (text != null) {
                List<String> filters = entry.filters() == null ? List.of() : List.copyOf(entry.filters());
                tiles.add(new TextTile(text, filters, new Place(row, 0, COLUMNS, entry.height())));
            }
            int column = 0;
            Map<String, Integer> cards = entry.cards() == null ? Map.of() : entry.cards();
            for (Map.Entry<String, Integer> card : cards.entrySet()) {
                Place place = new Place(row, column, card.getValue(), entry.height());
                String name = card.getKey();
                tiles.add(new CardTile(name.contains("/") ? name : folder + "/" + name, place));
                column += card.getValue();
                if (place.width() < 1 || column > COLUMNS) {
                    throw new IllegalArgumentException(
                            "the row of %s is wider than %d columns".formatted(card.getKey(), COLUMNS));
                }
            }
            row += entry.height();
        }
        return List.copyOf(tiles);
    }
}
