package io.shopstream.sink.warehouse.view;

import static io.shopstream.sink.warehouse.view.Tally.ratio;
import static io.shopstream.sink.warehouse.view.Tally.row;
import static java.util.stream.Collectors.groupingBy;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.CustomerSegment;
import io.shopstream.sink.warehouse.view.Sale.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Computes lifetime value, segments and cohorts, customer by customer. */
final class CustomerOracle {
    private final List<Customer> customers;

    CustomerOracle(RandomShop shop) {
        customers = shop.parts().stream()
                .filter(part -> part.sale().userId() != null)
                .collect(
                        groupingBy(part -> row(part.sale().userId(), part.sale().currency())))
                .values()
                .stream()
                .map(Customer::new)
                .toList();
    }

    /** One user in one currency. */
    private static final class Customer {
        private final List<Part> parts;
        private final Tally tally;
        private final TreeSet<Instant> times = new TreeSet<>();

        Customer(List<Part> parts) {
            this.parts = parts;
            this.tally = Tally.of(parts);
            parts.stream().map(Part::sale).filter(Sale::counts).forEach(sale -> times.add(sale.placedAt()));
        }

        String userId() {
            return String.valueOf(parts.getFirst().sale().userId());
        }

        String currency() {
            return parts.getFirst().sale().currency();
        }

        String segment() {
            return CustomerSegment.of(tally.orders(), tally.net()).code();
        }

        @Nullable LocalDate joined() {
            return times.isEmpty() ? null : day(times.first()).withDayOfMonth(1);
        }
    }

    List<String> lifetimeValues() {
        return customers.stream()
                .map(customer -> row(
                        customer.userId(),
                        customer.userId().equals("u0") ? "Ada|Norway|business" : "null|null|null",
                        customer.currency(),
                        customer.segment(),
                        customer.tally.columns(),
                        customer.tally.averageOrderValue(),
                        customer.times.isEmpty()
                                ? "null|null|null"
                                : row(
                                        sql(customer.times.first()),
                                        sql(customer.times.last()),
                                        ChronoUnit.DAYS.between(
                                                day(customer.times.first()), day(customer.times.last())))))
                .toList();
    }

    List<String> segments() {
        Map<String, List<Customer>> whole = customers.stream().collect(groupingBy(Customer::currency));
        return customers.stream()
                .collect(groupingBy(customer -> row(customer.currency(), customer.segment())))
                .entrySet()
                .stream()
                .map(segment -> {
                    List<Customer> members = segment.getValue();
                    Tally tally = tally(members);
                    List<Customer> all =
                            Objects.requireNonNull(whole.get(members.getFirst().currency()));
                    return row(
                            segment.getKey(),
                            members.size(),
                            members.stream().filter(c -> c.tally.orders() > 0).count(),
                            members.stream().filter(c -> c.tally.orders() > 1).count(),
                            Money.format(tally.gross()),
                            Money.format(tally.returns()),
                            Money.format(tally.net()),
                            tally.orders(),
                            ratio(tally.net(), members.size(), 2, 2),
                            tally.averageOrderValue(),
                            ratio(members.size(), all.size(), 0, 4),
                            ratio(tally.net(), tally(all).net(), 0, 4));
                })
                .toList();
    }

    private static Tally tally(List<Customer> customers) {
        return Tally.of(
                customers.stream().flatMap(customer -> customer.parts.stream()).toList());
    }

    List<String> cohorts() {
        List<String> rows = new ArrayList<>();
        customers.stream()
                .filter(customer -> customer.joined() != null)
                .collect(groupingBy(customer -> row(customer.joined(), customer.currency())))
                .forEach((key, cohort) -> {
                    LocalDate joined = Objects.requireNonNull(cohort.getFirst().joined());
                    cohort.stream()
                            .flatMap(customer -> customer.parts.stream())
                            .filter(part -> part.sale().stands())
                            .map(part -> RandomShop.month(part.sale()))
                            .distinct()
                            .filter(month -> !month.isBefore(joined))
                            .forEach(month -> rows.add(
                                    row(key, ChronoUnit.MONTHS.between(joined, month), month, active(cohort, month))));
                });
        return rows;
    }

    private static String active(List<Customer> cohort, LocalDate month) {
        List<Part> parts = cohort.stream()
                .flatMap(customer -> customer.parts.stream())
                .filter(part -> RandomShop.month(part.sale()).equals(month))
                .toList();
        long active = parts.stream()
                .filter(part -> part.sale().counts())
                .map(part -> part.sale().userId())
                .distinct()
                .count();
        return row(
                cohort.size(),
                active,
                ratio(active, cohort.size(), 0, 4),
                Money.format(Tally.of(parts).net()));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    // As the server prints a timestamp: with a space, and without trailing zeros in the fraction.
    private static String sql(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        String seconds = String.valueOf(utc.truncatedTo(ChronoUnit.SECONDS)
                .format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")));
        int millis = utc.getNano() / 1_000_000;
        return millis == 0 ? seconds : seconds + ("." + "%03d".formatted(millis)).replaceAll("0+$", "");
    }
}
