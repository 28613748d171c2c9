package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.maker.Arrivals;
import io.shopstream.producer.simulator.time.SimulationTime;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Plans a campaign when too few are running, with a budget in proportion to recent traffic. */
public final class CampaignPlanning {
    private static final int MIN_DAYS = 3;
    private static final int MAX_DAYS = 21;
    private static final double MICROS_PER_DAY = Duration.ofDays(1).toNanos() / 1e3;
    // A budget pays for this share of the visits. Low shares end a campaign early; high ones are not used up.
    private static final double MIN_SHARE = 0.03;
    private static final double MAX_SHARE = 0.25;
    private static final double COST_OF_A_VISIT = 45;
    private static final double MIN_BUDGET = 50_000;
    private static final double MAX_BUDGET = 5e11;

    private final CampaignBoard board;
    private final RandomGenerator random;
    private final String currency;
    private long visits;
    private long visitsAtLastPlanning;
    private long lastPlanning;

    public CampaignPlanning(CampaignBoard board, String currency, RandomGenerator random) {
        this.board = board;
        this.currency = currency;
        this.random = random;
    }

    public void countVisit() {
        visits++;
    }

    void begin(SimulationTime time) {
        visitsAtLastPlanning = visits;
        lastPlanning = time.micros();
    }

    void plan(SimulationTime time) {
        double perDay = (visits - visitsAtLastPlanning) * MICROS_PER_DAY / Math.max(1, time.micros() - lastPlanning);
        begin(time);
        if (board.running() < time.timeScale().shopTasks().campaigns()) {
            int days = random.nextInt(MIN_DAYS, MAX_DAYS + 1);
            double share = random.nextDouble(MIN_SHARE, MAX_SHARE);
            double budget = Math.clamp(perDay * days * share * COST_OF_A_VISIT, MIN_BUDGET, MAX_BUDGET);
            CampaignRow row = Arrivals.campaign(
                    time.at(),
                    board.today(),
                    board.size() + 1,
                    days,
                    currency,
                    Math.round(budget / 1_000) * 1_000,
                    random);
            board.add(Ad.of(row, board.today()), time.millis());
        }
    }
}
