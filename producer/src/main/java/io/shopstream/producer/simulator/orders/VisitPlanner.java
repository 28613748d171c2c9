package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.goods.Ad;
import io.shopstream.producer.simulator.goods.Assortment;
import io.shopstream.producer.simulator.goods.CampaignBoard;
import io.shopstream.producer.simulator.goods.Item;
import io.shopstream.producer.simulator.orders.Visit.Choice;
import io.shopstream.producer.simulator.people.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Plans the steps of a visit. */
public final class VisitPlanner {
    private static final List<VisitStep> BOUNCE = List.of(VisitStep.START);
    private static final int DRAWS_PER_LINE = 4;
    private static final int MAX_IDLE_LOOKS = 3;

    private final Assortment assortment;
    private final CampaignBoard campaigns;
    private final RandomGenerator random;

    public VisitPlanner(Assortment assortment, CampaignBoard campaigns, RandomGenerator random) {
        this.assortment = assortment;
        this.campaigns = campaigns;
        this.random = random;
    }

    public Visit.Plan plan(Customer customer, boolean buying, long millis) {
        Ad ad = campaigns.draw(buying);
        String device = device(customer, buying);
        List<VisitStep> steps = BOUNCE;
        List<Choice> basket = List.of();
        if (buying) {
            steps = begun();
            basket = fillCart(steps, lines(customer), customer.type(), millis);
            if (!basket.isEmpty()) {
                steps.add(VisitStep.CHECKOUT);
                steps.add(VisitStep.PURCHASE);
            }
        } else if (random.nextDouble() >= Behaviour.BOUNCE) {
            steps = begun();
            if (random.nextDouble() < Behaviour.CART_ABANDONED / (1 - Behaviour.BOUNCE)) {
                basket = fillCart(steps, 1 + random.nextInt(2), customer.type(), millis);
                if (!basket.isEmpty() && random.nextDouble() < Behaviour.CHECKOUT_ABANDONED) {
                    steps.add(VisitStep.CHECKOUT);
                }
            } else {
                lookAround(steps, millis);
            }
        }
        return new Visit.Plan(
                UuidV7.next(millis, random),
                customer,
                device,
                channel(customer.country(), device),
                ad == null ? null : ad.id(),
                steps,
                basket);
    }

    private static List<VisitStep> begun() {
        List<VisitStep> steps = new ArrayList<>(12);
        steps.add(VisitStep.START);
        return steps;
    }

    private int lines(Customer customer) {
        double scale = Behaviour.basket(customer.type()) * customer.country().basket();
        return Math.min(Behaviour.MAX_LINES, 1 + (int) (-Math.log(1 - random.nextDouble()) * scale));
    }

    /** Adds up to {@code lines} different products to the cart: fewer if the draws find no more to buy. */
    private List<Choice> fillCart(List<VisitStep> steps, int lines, CustomerType type, long millis) {
        List<Choice> basket = new ArrayList<>(lines);
        for (int draw = 0; draw < lines * DRAWS_PER_LINE && basket.size() < lines; draw++) {
            Item item = assortment.draw(millis);
            if (item != null && !holds(basket, item)) {
                if (random.nextDouble() < Behaviour.SEARCH_AMONG) {
                    steps.add(VisitStep.view(assortment.drawAlike(item, millis)));
                }
                steps.add(VisitStep.view(item));
                steps.add(VisitStep.addToCart(item));
                basket.add(new Choice(item, quantity(type)));
            }
        }
        return basket;
    }

    private static boolean holds(List<Choice> basket, Item item) {
        for (Choice choice : basket) {
            if (choice.item() == item) {
                return true;
            }
        }
        return false;
    }

    private int quantity(CustomerType type) {
        return random.nextDouble() < Behaviour.oneUnit(type) ? 1 : 2 + random.nextInt(Behaviour.maxUnits(type) - 1);
    }

    private void lookAround(List<VisitStep> steps, long millis) {
        int looks = 1 + random.nextInt(MAX_IDLE_LOOKS);
        Item last = null;
        for (int look = 0; look < looks; look++) {
            last = nextLook(last, millis);
            if (last != null) {
                steps.add(VisitStep.view(last));
            }
        }
    }

    private @Nullable Item nextLook(@Nullable Item last, long millis) {
        return last != null && random.nextDouble() < Behaviour.SAME_KIND
                ? assortment.drawAlike(last, millis)
                : assortment.draw(millis);
    }

    private String device(Customer customer, boolean buying) {
        double mobile = customer.country().mobile() * (customer.isBusiness() ? Behaviour.BUSINESS_ON_THE_PHONE : 1);
        double seen = mobile * (buying ? Behaviour.MOBILE_CONVERSION : 1);
        if (random.nextDouble() * (seen + 1 - mobile) < seen) {
            return "mobile";
        }
        return random.nextDouble() < Behaviour.TABLET ? "tablet" : "desktop";
    }

    private String channel(Country country, String device) {
        if (random.nextDouble() < country.marketplace()) {
            return "marketplace";
        }
        return device.equals("mobile") ? "mobile" : "web";
    }
}
