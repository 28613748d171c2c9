package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.UserRow;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Runs the whole history of a shop and keeps only figures. */
final class HistoryFigures implements ShopOutput {
    static final Instant OPENING = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration STEP = Duration.ofDays(1);

    final CatalogueSpec spec;
    final Catalogue catalogue;
    final Ratios ratios = new Ratios();
    private final Simulation simulation;
    private final Map<String, CustomerType> types = new HashMap<>();
    private final Map<String, CampaignRow> campaigns = new HashMap<>();
    private final OrderFigures orderFigures;
    private final LoyaltyFigures loyaltyFigures;
    private long orderRows;
    private long events;
    private long visits;
    private long orders;

    HistoryFigures(long seed) {
        spec = new CatalogueSpec(seed, "USD", 40, 2_000, 20_000, 60, OPENING);
        catalogue = CatalogueFactory.create(spec);
        catalogue.users().forEach(user -> types.put(user.id(), user.type()));
        catalogue.campaigns().forEach(campaign -> campaigns.put(campaign.id(), campaign));
        orderFigures = new OrderFigures(ratios, catalogue, types);
        loyaltyFigures = new LoyaltyFigures(ratios, catalogue);
        simulation = new Simulation(catalogue, seed, spec.historyBegins(), this);
    }

    HistoryFigures run() {
        HistoryCurve curve = HistoryCurve.steady(spec.historyBegins(), OPENING, HistorySize.FULL.orders());
        for (Instant at = spec.historyBegins(); at.isBefore(OPENING); at = at.plus(STEP)) {
            simulation.advanceHistory(at, curve);
            track(simulation.drainChanges());
        }
        simulation.advanceHistory(OPENING, curve);
        track(simulation.drainChanges());
        orderFigures.finish();
        loyaltyFigures.finish(types);
        ratios.add("conversion", orders, visits);
        ratios.add("events per order", events, orders);
        ratios.add("rows per order", orderRows + events, orders);
        ratios.add("warehouse rows", rows(), 1);
        ratios.add("orders", orders, 1);
        Catalogue end = simulation.catalogue();
        long endedEarly = end.campaigns().stream()
                .filter(campaign -> campaigns.containsKey(campaign.id()))
                .filter(campaign -> campaign.endsOn()
                        .isBefore(Objects.requireNonNull(campaigns.get(campaign.id()))
                                .endsOn()))
                .count();
        ratios.add("campaigns ended early", endedEarly, catalogue.campaigns().size());
        end.products().forEach(product -> {
            ratios.add("products withdrawn", !product.active());
            ratios.add("products out of stock", product.stock() == 0);
        });
        return this;
    }

    /** Number of rows in the normalised tables of the warehouse. */
    long rows() {
        Catalogue end = simulation.catalogue();
        return orderRows
                + events
                + end.users().size()
                + end.categories().size()
                + end.products().size()
                + end.campaigns().size();
    }

    @Override
    public void order(Order order, Instant at) {
        // One row for the order and each line, plus one per change of status.
        orderRows += order.getVersion() == 1 ? 2 + order.getLines().size() : 1;
        orderFigures.order(order);
        loyaltyFigures.order(order);
    }

    @Override
    public void event(ShopEvent event) {
        events++;
        boolean start = event.getType() == EventType.SESSION_START;
        boolean purchase = event.getType() == EventType.PURCHASE;
        if (start || purchase) {
            visits += start ? 1 : 0;
            orders += purchase ? 1 : 0;
            CampaignRow campaign = campaigns.get(event.getCampaignId());
            String channel = event.getCampaignId() == null ? "none" : campaign == null ? "planned" : campaign.channel();
            add(
                    "conversion of "
                            + Objects.requireNonNull(types.get(event.getUserId()))
                                    .code(),
                    purchase);
            add("conversion by campaign " + channel, purchase);
            add("conversion on " + event.getDevice(), purchase);
            if (start) {
                ratios.add("visits by campaign", event.getCampaignId() != null);
                ratios.add("visits on mobile", event.getDevice().equals("mobile"));
            }
        }
        switch (event.getType()) {
            case SESSION_START, PRODUCT_VIEW, ADD_TO_CART, PURCHASE -> {}
            case CHECKOUT -> ratios.add("purchases per checkout", 0, 1);
        }
        if (purchase) {
            ratios.add("purchases per checkout", 1, 0);
        }
    }

    private void add(String figure, boolean purchase) {
        ratios.add(figure, purchase ? 1 : 0, purchase ? 0 : 1);
    }

    private void track(CatalogueChanges changes) {
        changes.users().forEach((UserRow user) -> types.put(user.id(), user.type()));
        changes.campaigns().forEach(campaign -> campaigns.putIfAbsent(campaign.id(), campaign));
    }
}
