package io.shopstream.producer.simulator.people;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.DayShape;
import io.shopstream.producer.catalogue.Persona;
import io.shopstream.producer.simulator.time.AliasTable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the customer of a visit: countries weighted by their local time, customers by visit frequency and, depending on
 * whether the visit ends in an order, by conversion.
 */
public final class Audience {
    private static final int TRIES = 200;
    private static final double BEST_CONVERSION = Persona.BUSINESS.conversion();
    private static final int OFFICE_OPENS = 8;
    private static final int OFFICE_CLOSES = 19;
    private static final double BUSINESS_ON_WEEKENDS = 0.2;
    private static final double BUSINESS_AT_NIGHT = 0.25;

    private final Customers customers;
    private final RandomGenerator random;
    private List<Crowd> crowds = List.of();
    private AliasTable crowdDraws = new AliasTable(new double[1]);

    public Audience(Customers customers, RandomGenerator random) {
        this.customers = customers;
        this.random = random;
    }

    /** Recomputes the weights of all customers who are registered by {@code until}. */
    public void refresh(long millis, long until) {
        crowds = customers.byCountry().stream()
                .map(compatriots -> compatriots.stream()
                        .filter(customer -> customer.isRegistered(until))
                        .toList())
                .filter(members -> !members.isEmpty())
                .map(members -> new Crowd(members, millis))
                .toList();
    }

    /** Recomputes the weights of the countries for their local hour. */
    public void refreshHour(long millis) {
        double[] weights = new double[crowds.size()];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = crowds.get(index).refreshHour(millis);
        }
        crowdDraws = new AliasTable(weights);
    }

    /** Draws a registered customer; the first of all customers if there is none yet. */
    public Customer draw(boolean buying, long millis) {
        for (int attempt = 0; attempt < TRIES && !crowds.isEmpty(); attempt++) {
            Crowd crowd = crowds.get(crowdDraws.draw(random));
            Customer customer = crowd.draw(random);
            if (customer.isRegistered(millis) && crowd.accepts(customer, buying, random)) {
                return customer;
            }
        }
        return customers.all().getFirst();
    }

    /** The customers of one country. */
    private static final class Crowd {
        private final Country country;
        private final List<Customer> members;
        private final AliasTable draws;
        private final double activity;
        private double business = 1;

        Crowd(List<Customer> members, long millis) {
            this.country = members.getFirst().country();
            this.members = members;
            double[] weights = new double[members.size()];
            double sum = 0;
            for (int index = 0; index < weights.length; index++) {
                weights[index] = members.get(index).activity(millis);
                sum += weights[index];
            }
            this.draws = new AliasTable(weights);
            this.activity = sum;
        }

        double refreshHour(long millis) {
            ZonedDateTime local = Instant.ofEpochMilli(millis).atZone(country.zone());
            boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            boolean night = local.getHour() < OFFICE_OPENS || local.getHour() >= OFFICE_CLOSES;
            business = (weekend ? BUSINESS_ON_WEEKENDS : 1) * (night ? BUSINESS_AT_NIGHT : 1);
            return activity
                    * DayShape.hour(local.getHour())
                    * DayShape.weekday(local.getDayOfWeek().getValue());
        }

        Customer draw(RandomGenerator random) {
            return members.get(draws.draw(random));
        }

        boolean accepts(Customer customer, boolean buying, RandomGenerator random) {
            double likelihood = buying ? customer.conversion() / BEST_CONVERSION : 1 - customer.conversion();
            return random.nextDouble() < (customer.isBusiness() ? likelihood * business : likelihood);
        }
    }
}
