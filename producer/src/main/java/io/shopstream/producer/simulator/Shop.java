package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.maker.Arrivals;
import io.shopstream.producer.simulator.goods.Assortment;
import io.shopstream.producer.simulator.goods.CampaignBoard;
import io.shopstream.producer.simulator.goods.CampaignPlanning;
import io.shopstream.producer.simulator.goods.FlashSale;
import io.shopstream.producer.simulator.goods.Item;
import io.shopstream.producer.simulator.goods.Restocking;
import io.shopstream.producer.simulator.goods.ShopTasks;
import io.shopstream.producer.simulator.orders.Checkout;
import io.shopstream.producer.simulator.orders.LifeCycle;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.orders.Visit;
import io.shopstream.producer.simulator.orders.VisitPerformer;
import io.shopstream.producer.simulator.orders.VisitPlanner;
import io.shopstream.producer.simulator.people.Audience;
import io.shopstream.producer.simulator.people.Customer;
import io.shopstream.producer.simulator.people.Customers;
import io.shopstream.producer.simulator.people.Newcomers;
import io.shopstream.producer.simulator.time.EventQueue;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.producer.simulator.time.TimeScale;
import io.shopstream.producer.simulator.time.YearShape;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Holds the state of the shop except its time, and creates visits. */
final class Shop {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    // New weights for 20,000 customers and 2,000 products take about 2 ms: too long for every hour of two years.
    private static final long HISTORY_WEIGHTS_PERIOD = Duration.ofDays(7).toMillis();
    private static final double MIN_CONVERSION = 0.06;
    private static final double MAX_CONVERSION = 0.12;
    // Share of live visits that begin with a sign-up; at most one per SIGN_UP_GAP_MILLIS.
    private static final double SIGN_UP = 1.0 / 500;
    private static final long SIGN_UP_GAP_MILLIS = 500;
    private static final int MAX_CUSTOMERS = 1_000_000;
    private static final double SEASON_IN_CONVERSION = 0.2;

    final EventQueue eventQueue = new EventQueue();
    final FlashSale flashSale;
    final VisitPerformer performer;

    private final Catalogue seeded;
    private final KnownRows known;
    private final Restocking restocking;
    private final ShopTasks shopTasks;
    private final RandomGenerator random;
    private final Assortment assortment;
    private final Customers customers;
    private final CampaignBoard campaigns;
    private final Audience audience;
    private final Newcomers newcomers;
    private final CampaignPlanning planning;
    private final VisitPlanner planner;
    private long hourEnds = Long.MIN_VALUE;
    private long weightsEnd = Long.MIN_VALUE;
    private long nextSignUp;
    private double conversion;

    Shop(Catalogue catalogue, Instant start, ShopOutput output, RandomGenerator random) {
        this.seeded = catalogue;
        this.known = new KnownRows(catalogue);
        this.random = random;
        this.assortment = new Assortment(catalogue.categories(), catalogue.products(), random);
        this.customers = new Customers(catalogue.users());
        this.campaigns = new CampaignBoard(catalogue.campaigns(), start.toEpochMilli(), random);
        this.audience = new Audience(customers, random);
        this.newcomers = new Newcomers(customers, start.toEpochMilli());
        this.planning =
                new CampaignPlanning(campaigns, assortment.items().getFirst().currency(), random);
        this.planner = new VisitPlanner(assortment, campaigns, random);
        this.restocking = new Restocking(assortment, random);
        this.shopTasks = new ShopTasks(assortment, planning, random);
        this.flashSale = new FlashSale(assortment, campaigns, random);
        this.performer = new VisitPerformer(
                random,
                output,
                new Checkout(assortment, customers, restocking, random),
                new LifeCycle(eventQueue, output, assortment, random));
    }

    /** Restarts restocking and the shop's tasks at the current time scale. */
    void setTimeScale(SimulationTime time) {
        restocking.begin(time);
        shopTasks.begin(time);
        weightsEnd = Long.MIN_VALUE;
        hourEnds = Long.MIN_VALUE;
    }

    /** To be called with every moment: once an hour, recomputes weights, running campaigns and conversion. */
    void refresh(long millis, TimeScale timeScale) {
        if (millis < hourEnds) {
            return;
        }
        if (millis >= weightsEnd) {
            long period = timeScale == TimeScale.LIVE ? HOUR : HISTORY_WEIGHTS_PERIOD;
            weightsEnd = (Math.floorDiv(millis, period) + 1) * period;
            assortment.refresh(millis);
            audience.refresh(millis, weightsEnd);
        }
        hourEnds = (Math.floorDiv(millis, HOUR) + 1) * HOUR;
        campaigns.refresh(millis);
        audience.refreshHour(millis);
        double season = YearShape.on(
                Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate());
        conversion = CampaignBoard.CONVERSION * (1 + SEASON_IN_CONVERSION * (season - 1));
    }

    /** Share of visits that end in an order, in this hour and with the running campaigns. */
    double conversion() {
        return Math.clamp(conversion * campaigns.averageLift(), MIN_CONVERSION, MAX_CONVERSION);
    }

    Visit arrive(boolean buying, SimulationTime time) {
        planning.countVisit();
        return new Visit(performer, planner.plan(visitor(buying, time), buying, time.millis()));
    }

    private Customer visitor(boolean buying, SimulationTime time) {
        if (signsUp(time)) {
            nextSignUp = time.millis() + SIGN_UP_GAP_MILLIS;
            return customers.signUp(Arrivals.user(time.at(), random));
        }
        @Nullable Customer newcomer = newcomers.draw(buying, time.millis(), random);
        return newcomer == null ? audience.draw(buying, time.millis()) : newcomer;
    }

    /** Only in live traffic: users who sign up during the history are in the catalogue already. */
    private boolean signsUp(SimulationTime time) {
        return time.timeScale() == TimeScale.LIVE
                && time.millis() >= nextSignUp
                && random.nextDouble() < SIGN_UP
                && customers.all().size() < MAX_CUSTOMERS;
    }

    /** When the next task of the shop is due, as shop time in microseconds. */
    long nextTask() {
        return Math.min(
                flashSale.endDue(),
                Math.min(restocking.arrivals().firstDue(), shopTasks.queue().firstDue()));
    }

    void runTask(SimulationTime time) {
        long due = nextTask();
        if (restocking.arrivals().firstDue() == due) {
            restocking.arrivals().runFirst(time);
        } else if (shopTasks.queue().firstDue() == due) {
            shopTasks.queue().runFirst(time);
        } else {
            flashSale.end(time);
        }
    }

    CatalogueChanges drainChanges() {
        return known.changes(customers.drainChanges(), assortment.drainChanges(), campaigns.drainChanges());
    }

    Catalogue catalogue() {
        return new Catalogue(
                seeded.categories(),
                assortment.items().stream().map(Item::row).toList(),
                customers.all().stream().map(Customer::row).toList(),
                campaigns.rows());
    }
}
