package io.shopstream.api.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.CampaignSales;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sales by the campaign that the orders name. */
final class Campaigns {
    private static final String SQL = """
            with %s, sold as (
              select campaign_id, %s
              from sales
              group by 1
            )
            select sold.*, c.name, c.channel, c.starts_on, c.ends_on,
                   case when c.currency = :currency then c.budget end as budget
            from sold left join warehouse.campaigns c using (campaign_id)
            order by net desc, campaign_id collate "C"
            limit 1000""";

    private Campaigns() {}

    static List<CampaignSales> read(JdbcClient snapshot, String currency, TimeRange range, SalesFilter filter) {
        String sql = SQL.formatted(SalesSql.ofCampaigns(filter), SalesSql.FIGURES);
        return SalesSql.bind(snapshot.sql(sql), currency, range, filter)
                .query(Campaigns::campaign)
                .list();
    }

    private static CampaignSales campaign(ResultSet row, int number) throws SQLException {
        Revenue revenue = RevenueByBucket.figures(row);
        return CampaignSales.of(
                row.getString("campaign_id"),
                row.getString("name"),
                row.getString("channel"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getBigDecimal("budget"),
                revenue);
    }
}
