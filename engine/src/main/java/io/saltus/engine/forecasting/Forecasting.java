package io.saltus.engine.forecasting;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.spi.Forecaster;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Description;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Curves to forecasts: every method is asked about each curve, several curves at a time. The
 * forecasts are in the order of the curves, then of the targets, then of the methods, whatever the
 * number of threads. A method that fails on one curve is an issue that names it, and one that has
 * no answer is an issue that says what is missing; all other forecasts stand.
 */
public final class Forecasting {

    /**
     * What came of it.
     *
     * @param forecasts what is expected of each target
     * @param hindcasts how the methods fared at what was held out, if that was asked for
     * @param fans what to draw beyond the points of each curve, if that was asked for
     * @param issues what has no answer, and why
     * @param failures where a method broke a promise
     * @param faults what was thrown
     */
    public record Forecasts(
            List<Forecast> forecasts,
            List<HindcastScore> hindcasts,
            List<Fan> fans,
            List<Issue> issues,
            List<Issue> failures,
            List<Throwable> faults) {

        /** Copies the lists. */
        public Forecasts {
            forecasts = List.copyOf(forecasts);
            hindcasts = List.copyOf(hindcasts);
            fans = List.copyOf(fans);
            issues = List.copyOf(issues);
            failures = List.copyOf(failures);
            faults = List.copyOf(faults);
        }
    }

    /** A curve, who is asked about it, about which models, and which to draw the way to them. */
    private record Case(
            Curve curve, ForecasterCalls method, List<Model> targets, List<Model> between) {

        List<Model> asked() {
            return Stream.concat(targets.stream(), between.stream()).toList();
        }

        ForecasterCalls.Answer ask(Curves study) {
            return method.ask(curve, study, asked());
        }
    }

    /** Scores beyond this have no squares to speak of; no unit of any metric is that small. */
    private static final double GREATEST = 1e100;

    private final Curves curves;
    private final ForecastRequest request;
    private final List<ForecasterCalls> methods;
    private final Effort effort;
    private final Progress progress;
    private final List<Issue> issues = new ArrayList<>();
    private final List<Issue> failures = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();

    private Forecasting(
            Curves curves,
            ForecastRequest request,
            Catalog catalog,
            Effort effort,
            Progress progress) {
        this.curves = foreseeable(curves);
        this.request = request;
        this.methods =
                methods(request, catalog).stream()
                        .map(method -> new ForecasterCalls(method, catalog, effort.timeLimit()))
                        .toList();
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * Returns what is asked for.
     *
     * @throws RequestException if a target does not lie on the axis of the curves, or there is no
     *     method
     */
    public static Forecasts of(
            Curves curves,
            ForecastRequest request,
            Catalog catalog,
            Effort effort,
            Progress progress) {
        return new Forecasting(curves, request, catalog, effort, progress).forecasts();
    }

    /**
     * Returns the methods that are asked: where none is named, the usual one; all in a hindcast.
     */
    public static List<Forecaster> methods(ForecastRequest request, Catalog catalog) {
        if (!request.methods().isEmpty()) {
            return request.methods();
        }
        List<Entry> all = catalog.entries(Kind.FORECASTER);
        if (all.isEmpty()) {
            throw new RequestException(
                    "there is no forecaster to ask; " + catalog.thereAre(Kind.FORECASTER));
        }
        if (!request.leave().isEmpty()) {
            List<String> ids =
                    all.stream()
                            .map(Entry::description)
                            .filter(description -> description.required().isEmpty())
                            .map(Description::id)
                            .toList();
            return catalog.bind(Kind.FORECASTER, ids).stream().map(Forecaster.class::cast).toList();
        }
        Entry usual =
                all.stream()
                        .filter(e -> e.description().id().equals(ForecastRequest.USUAL_METHOD))
                        .findFirst()
                        .orElse(all.get(0));
        return List.of((Forecaster) usual.bind(Map.of()));
    }

    /** What can be forecast; of the others an issue says that they cannot. */
    private Curves foreseeable(Curves curves) {
        List<Curve> kept = new ArrayList<>();
        for (Curve curve : curves.all()) {
            double greatest = Arrays.stream(curve.scores()).map(Math::abs).max().orElse(0);
            if (greatest <= GREATEST) {
                kept.add(curve);
                continue;
            }
            issues.add(
                    new Issue(
                                    curve.subject().toString(),
                                    "has scores of up to %s, too large to forecast; check the units of '%s'"
                                            .formatted(Numbers.of(greatest), curve.metric().name()))
                            .coded("too-large"));
        }
        return kept.size() == curves.all().size() ? curves : Curves.of(kept);
    }

    private Forecasts forecasts() {
        List<HindcastScore> hindcasts = hindcasts();
        List<Case> cases = cases();
        List<ForecasterCalls.Answer> answers =
                Parallel.map(
                        cases,
                        effort.threads(),
                        effort.timeLimit(),
                        counted("forecasting", cases.size(), one -> one.ask(curves)),
                        late -> late.method().late(late.curve(), late.asked()));
        List<Forecast> forecasts = new ArrayList<>();
        Doubts doubts = new Doubts(hindcasts);
        try (FoldedIssues failed = new FoldedIssues(failures::add);
                FoldedIssues unanswered = new FoldedIssues(issues::add)) {
            for (int from = 0; from < cases.size(); from += methods.size()) {
                int to = from + methods.size();
                for (int i = from; i < to; i++) {
                    note(cases.get(i).method(), cases.get(i).curve(), answers.get(i), failed);
                }
                int targets = cases.get(from).targets().size();
                for (int target = 0; target < targets; target++) {
                    for (int i = from; i < to; i++) {
                        Optional<Predictive> answer = answers.get(i).answers().get(target);
                        forecast(cases.get(i), target, answer, doubts, unanswered)
                                .ifPresent(forecasts::add);
                    }
                }
            }
        }
        return new Forecasts(forecasts, hindcasts, fans(cases, answers), issues, failures, faults);
    }

    private List<HindcastScore> hindcasts() {
        if (request.leave().isEmpty()) {
            return List.of();
        }
        Hindcasting hindcasting = new Hindcasting(curves, request.leave(), methods);
        List<Hindcasting.Case> cases = hindcasting.cases();
        List<ForecasterCalls.Answer> answers =
                Parallel.map(
                        cases,
                        effort.threads(),
                        effort.timeLimit(),
                        counted("hindcasting", cases.size(), Hindcasting.Case::ask),
                        late -> late.method().late(late.curve(), late.targets()));
        try (FoldedIssues failed = new FoldedIssues(failures::add)) {
            for (int i = 0; i < cases.size(); i++) {
                note(cases.get(i).method(), cases.get(i).curve(), answers.get(i), failed);
            }
        }
        if (cases.isEmpty()) {
            issues.add(
                    new Issue(
                                    "hindcast",
                                    "no curve has scales enough: of %s at least three must stay"
                                            .formatted(Numbers.count(curves.all().size(), "curve")))
                            .coded("no-hindcast"));
        }
        return hindcasting.scores(cases, answers);
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Curve curve : request.targets().isEmpty() ? List.<Curve>of() : curves.all()) {
            List<Model> targets =
                    request.targets().stream().map(target -> target.along(curve.axis())).toList();
            List<Model> between = request.fans() ? Fan.between(curve, targets) : List.of();
            methods.forEach(method -> cases.add(new Case(curve, method, targets, between)));
        }
        return cases;
    }

    private <T, R> Parallel.Work<T, R> counted(String what, int total, Function<T, R> work) {
        AtomicLong done = new AtomicLong();
        return (one, alive) -> {
            R result = work.apply(one);
            progress.at(what, done.incrementAndGet(), total);
            return result;
        };
    }

    private void note(
            ForecasterCalls method, Curve curve, ForecasterCalls.Answer answer, FoldedIssues to) {
        answer.issue()
                .ifPresent(
                        issue ->
                                to.add(
                                        method.configured().toString(),
                                        issue,
                                        curve.subject().toString()));
        answer.thrown().ifPresent(faults::add);
    }

    private Optional<Forecast> forecast(
            Case one,
            int target,
            Optional<Predictive> answer,
            Doubts doubts,
            FoldedIssues unanswered) {
        Model model = one.targets().get(target);
        Configured method = one.method().configured();
        Curve curve = one.curve();
        if (answer.isEmpty()) {
            boolean placed = curve.axis().accepts(model.scale(curve.axis()).orElse(Double.NaN));
            unanswered.add(
                    method + " " + target,
                    new Issue(
                                    curve.subject().toString(),
                                    "'%s' has no forecast of %s: %s"
                                            .formatted(
                                                    method.id(),
                                                    model.name(),
                                                    placed
                                                            ? unsuited(curve)
                                                            : "where it lies along %s is not known; type %s"
                                                                    .formatted(
                                                                            curve.axis().id(),
                                                                            Target.placeholder(
                                                                                    curve.axis()))))
                            .coded("no-forecast"),
                    curve.subject().toString());
            return Optional.empty();
        }
        return Optional.of(
                new Forecast(
                        curve,
                        method,
                        model,
                        answer.get(),
                        quantities(curve, model, answer.get()),
                        doubts.of(curve, method, model)));
    }

    /**
     * By a place inside what was measured no leap is to come: what is said of one would mislead.
     */
    private List<Quantity> quantities(Curve curve, Model target, Predictive answer) {
        double[] positions = curve.positions();
        OptionalDouble scale = target.scale(curve.axis());
        boolean inside =
                scale.isPresent()
                        && curve.axis().accepts(scale.getAsDouble())
                        && curve.axis().position(scale.getAsDouble())
                                < positions[positions.length - 1] - Doubts.ROUNDING;
        return ForecastQuantities.of(answer, curve.metric(), request.reach()).stream()
                .filter(quantity -> !(inside && quantity.name().equals(ForecastQuantities.LEAP)))
                .toList();
    }

    private static String unsuited(Curve curve) {
        return "its method has none for such a curve: %s (%s), %s, chance %s"
                .formatted(
                        curve.metric().name(),
                        Names.word(curve.metric().grain()),
                        Numbers.count(curve.size(), "scale"),
                        curve.metric().chance().isPresent()
                                ? Numbers.of(curve.metric().chance().getAsDouble())
                                : "unknown");
    }

    private List<Fan> fans(List<Case> cases, List<ForecasterCalls.Answer> answers) {
        List<Fan> fans = new ArrayList<>();
        for (int i = 0; i < cases.size() && request.fans(); i++) {
            Case one = cases.get(i);
            Fan.of(one.curve(), one.method().configured(), one.asked(), answers.get(i).answers())
                    .ifPresent(fans::add);
        }
        return fans;
    }
}
