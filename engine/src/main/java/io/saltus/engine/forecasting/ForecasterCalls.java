package io.saltus.engine.forecasting;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Configured;
import io.saltus.api.spi.Forecaster;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.PluginCalls;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A forecaster that is asked about curve after curve; what it throws becomes an issue. */
final class ForecasterCalls {

    /**
     * What came of asking.
     *
     * @param answers one for each target, empty where there is none
     * @param issue where a promise was broken
     * @param thrown what was thrown
     */
    record Answer(
            List<Optional<Predictive>> answers, Optional<Issue> issue, Optional<Throwable> thrown) {

        static Answer none(int targets, Issue issue, Optional<Throwable> thrown) {
            return new Answer(
                    Collections.nCopies(targets, Optional.empty()), Optional.of(issue), thrown);
        }
    }

    private final Forecaster forecaster;
    private final Configured configured;
    private final Entry entry;
    private final Duration limit;

    ForecasterCalls(Forecaster forecaster, Catalog catalog, Duration limit) {
        this.forecaster = forecaster;
        this.configured = catalog.configured(forecaster);
        this.entry = catalog.entry(forecaster);
        this.limit = limit;
    }

    /** Returns the forecaster as it is set, for the report. */
    Configured configured() {
        return configured;
    }

    Answer ask(Curve curve, Curves study, List<Model> targets) {
        try {
            List<Optional<Predictive>> answers =
                    PluginCalls.call(entry, () -> forecaster.forecast(curve, study, targets));
            if (answers == null || answers.stream().anyMatch(Objects::isNull)) {
                return none(targets, "gave null for an answer on " + curve.subject());
            }
            if (answers.size() != targets.size()) {
                return none(
                        targets,
                        "gave %d answers to %d targets on %s"
                                .formatted(answers.size(), targets.size(), curve.subject()));
            }
            return new Answer(List.copyOf(answers), Optional.empty(), Optional.empty());
        } catch (Exception | Error e) {
            return Answer.none(
                    targets.size(),
                    Faults.issue(entry, "forecasting " + curve.subject(), e),
                    Optional.of(e));
        }
    }

    Answer late(Curve curve, List<Model> targets) {
        return none(
                targets,
                "gave no answer within %d s on %s; see --time-limit"
                        .formatted(limit.toSeconds(), curve.subject()));
    }

    private Answer none(List<Model> targets, String why) {
        return Answer.none(
                targets.size(),
                new Issue(
                                Faults.place(entry),
                                "the forecaster '%s' %s".formatted(entry.description().id(), why))
                        .coded("plugin-failed"),
                Optional.empty());
    }
}
