package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.Behaviour.Pause;
import io.shopstream.producer.simulator.SessionPlan.Step;
import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides what a visitor is going to do. Every look, cart and order draws products by the same popularity. */
final class SessionPlanner {
    private final Catalogue catalogue;
    private final RandomGenerator random;
    private final Zipf popularity;
    private final Zipf activity;
    private final String currency;

    SessionPlanner(Catalogue catalogue, RandomGenerator random) {
        this.catalogue = catalogue;
        this.random = random;
        this.popularity = new Zipf(catalogue.products().size(), Behaviour.PRODUCT_POPULARITY);
        this.activity = new Zipf(catalogue.users().size(), Behaviour.USER_ACTIVITY);
        this.currency = catalogue.products().getFirst().getCurrency();
    }

    SessionPlan plan(Instant at) {
        String sessionId = UuidV7.next(at, random);
        User user = catalogue.users().get(activity.draw(random));
        String device = device();
        String campaignId = campaign(at);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(EventType.SESSION_START, null, 0));
        List<OrderLine> basket = List.of();
        if (random.nextDouble() < Behaviour.CONVERSION) {
            basket = fillCart(steps, 1 + (int) (Behaviour.MOST_LINES * random.nextDouble() * random.nextDouble()));
            steps.add(new Step(EventType.CHECKOUT, null, Pause.DECIDE.drawMicros(random)));
            steps.add(new Step(EventType.PURCHASE, null, Pause.PAY_FORM.drawMicros(random)));
        } else if (random.nextDouble() < Behaviour.CART_ABANDONED) {
            basket = fillCart(steps, 1 + random.nextInt(2));
            if (random.nextDouble() < Behaviour.CHECKOUT_ABANDONED) {
                steps.add(new Step(EventType.CHECKOUT, null, Pause.DECIDE.drawMicros(random)));
            }
        } else {
            int views = random.nextInt(Behaviour.MOST_IDLE_VIEWS);
            for (int view = 0; view < views; view++) {
                look(steps, catalogue.products().get(popularity.draw(random)));
            }
        }
        return new SessionPlan(sessionId, user, device, channel(device), campaignId, currency, steps, basket);
    }

    private List<OrderLine> fillCart(List<Step> steps, int wanted) {
        int lines = Math.min(wanted, catalogue.products().size());
        Set<Integer> ranks = new HashSet<>();
        List<OrderLine> basket = new ArrayList<>(lines);
        while (basket.size() < lines) {
            int rank = popularity.draw(random);
            if (ranks.add(rank)) {
                Product product = catalogue.products().get(rank);
                look(steps, product);
                steps.add(new Step(EventType.ADD_TO_CART, product.getProductId(), Pause.DECIDE.drawMicros(random)));
                basket.add(line(basket.size() + 1, product));
            }
        }
        return basket;
    }

    private void look(List<Step> steps, Product product) {
        Pause pause = steps.size() == 1 ? Pause.FIRST_LOOK : Pause.LOOK;
        steps.add(new Step(EventType.PRODUCT_VIEW, product.getProductId(), pause.drawMicros(random)));
    }

    /** Price, cost and category as they are at the sale: the stream never has to look them up. */
    private OrderLine line(int number, Product product) {
        int quantity = random.nextDouble() < Behaviour.ONE_UNIT ? 1 : 2 + random.nextInt(3);
        return new OrderLine(
                number,
                product.getProductId(),
                product.getCategoryId(),
                quantity,
                product.getPriceMinor(),
                product.getCostMinor());
    }

    private String device() {
        double drawn = random.nextDouble();
        if (drawn < 0.52) {
            return "mobile";
        }
        return drawn < 0.92 ? "desktop" : "tablet";
    }

    private String channel(String device) {
        if (random.nextDouble() < Behaviour.MARKETPLACE) {
            return "marketplace";
        }
        return device.equals("mobile") ? "mobile" : "web";
    }

    private @Nullable String campaign(Instant at) {
        if (random.nextDouble() >= Behaviour.FROM_CAMPAIGN) {
            return null;
        }
        LocalDate today = at.atOffset(ZoneOffset.UTC).toLocalDate();
        List<Campaign> active = catalogue.campaigns().stream()
                .filter(campaign -> !today.isBefore(campaign.getStartsOn()) && !today.isAfter(campaign.getEndsOn()))
                .toList();
        return active.isEmpty()
                ? null
                : active.get(random.nextInt(active.size())).getCampaignId();
    }
}
