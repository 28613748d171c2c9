package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.FunnelQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.answer.analytics.visits.FunnelChanges;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.FigureChange;
import io.shopstream.api.reports.finding.FigureChange.Unit;
import io.shopstream.api.reports.finding.FigureChange.Welcome;
import io.shopstream.api.reports.finding.Threshold;
import io.shopstream.api.reports.finding.Usual;
import io.shopstream.api.reports.part.KeyFigures;
import io.shopstream.api.reports.part.VisitParts;
import io.shopstream.api.reports.rule.CustomerRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far visits came, and where they ended. */
final class FunnelReport {
    private FunnelReport() {}

    static Content of(Scope scope) {
        Period cut = scope.cut();
        FunnelQuery query = new FunnelQuery(new Period(
                cut.range(), cut.granularity(), cut.zone(), scope.period().compare()));
        if (!query.isAnswerable()) {
            return content(
                    List.of(),
                    List.of(new Section(
                            "Visits",
                            List.of(new Paragraph(
                                    "Visits are counted by hours of UTC, between which the days of %s begin:"
                                                    .formatted(scope.zone())
                                            + " there are no figures.")))),
                    List.of());
        }
        Funnel funnel = scope.ask(query);
        if (funnel.sessions() == 0) {
            return content(
                    findings(funnel, scope),
                    List.of(
                            figures(funnel),
                            new Section(
                                    "Visits",
                                    List.of(new Paragraph("There were no visits: imported orders bring none.")))),
                    List.of());
        }
        List<Section> sections = new ArrayList<>(List.of(figures(funnel), VisitParts.funnel(funnel)));
        if (cut.granularity() != Granularity.NONE) {
            sections.add(VisitParts.overTime(funnel, cut));
        }
        return content(
                findings(funnel, scope),
                sections,
                CustomerRules.carts(funnel, scope.words()).stream().toList());
    }

    private static Content content(List<Finding> findings, List<Section> sections, List<Suggestion> suggestions) {
        return new Content("Visits and conversion", findings, sections, suggestions, Method.of(Method.VISITS));
    }

    private static Section figures(Funnel funnel) {
        FunnelChanges changes = funnel.changes();
        List<Figure> figures = List.of(
                KeyFigures.count("Visits", funnel.sessions(), changes == null ? null : changes.sessions()),
                KeyFigures.count("Bought", funnel.withPurchase(), changes == null ? null : changes.withPurchase()),
                KeyFigures.percent(
                        "Conversion", funnel.conversionRate(), changes == null ? null : changes.conversionRate()),
                KeyFigures.percent(
                        "Carts left", funnel.abandonmentRate(), changes == null ? null : changes.abandonmentRate()));
        return KeyFigures.section(figures);
    }

    private static List<Finding> findings(Funnel funnel, Scope scope) {
        FunnelChanges changes = funnel.changes();
        if (changes == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Change<Long> visits = changes.sessions();
        new FigureChange(
                        new Comparison(
                                "Visits", BigDecimal.valueOf(visits.value()), BigDecimal.valueOf(visits.former())),
                        Unit.COUNT,
                        Welcome.RISE,
                        Threshold.ofCounts(visits.value(), visits.former(), Usual.UNKNOWN))
                .finding(scope.words())
                .ifPresent(findings::add);
        share("Conversion", Welcome.RISE, changes.conversionRate(), changes.withPurchase(), visits, scope)
                .ifPresent(findings::add);
        share(
                        "The share of carts that were left",
                        Welcome.FALL,
                        changes.abandonmentRate(),
                        changes.abandoned(),
                        changes.withCart(),
                        scope)
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> share(
            String name,
            Welcome welcome,
            @Nullable Change<BigDecimal> rate,
            Change<Long> hits,
            Change<Long> all,
            Scope scope) {
        if (rate == null) {
            return Optional.empty();
        }
        Threshold threshold = Threshold.ofShares(hits.value(), all.value(), hits.former(), all.former());
        return new FigureChange(new Comparison(name, rate.value(), rate.former()), Unit.SHARE, welcome, threshold)
                .finding(scope.words());
    }
}
