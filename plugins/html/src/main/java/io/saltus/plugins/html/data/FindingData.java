package io.saltus.plugins.html.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Writes findings, and what they refer to, as the JSON that a page carries. */
final class FindingData {

    /** What a quantity says, without its number. */
    private record Term(String name, String unit, String meaning, Role role) {
        Term(Quantity quantity) {
            this(quantity.name(), quantity.unit(), quantity.meaning(), quantity.role());
        }
    }

    /** A model and its family, which tells its points on a curve of several families. */
    private record Named(String model, String family) {}

    private final JsonGenerator to;
    private final Numbered<Axis> axes = new Numbered<>();
    private final Numbered<Metric> metrics = new Numbered<>();
    private final Numbered<Named> models = new Numbered<>();
    private final Numbered<Configured> criteria = new Numbered<>();
    private final Numbered<Aspect> aspects = new Numbered<>();
    private final Numbered<Term> terms = new Numbered<>();
    private final Map<Subject, Integer> judged = new HashMap<>();

    FindingData(JsonGenerator to) {
        this.to = to;
    }

    void write(Report report) throws IOException {
        curves(report.findings());
        comparisons(report.comparisons());
        if (!report.forecasts().isEmpty()) {
            forecasts(report.forecasts());
        }
        if (!report.hindcasts().isEmpty()) {
            HindcastData.write(report.hindcasts(), to);
        }
        ReportData.axes(axes.values(), to);
        ReportData.metrics(metrics.values(), to);
        to.writeArrayFieldStart("models");
        for (Named model : models.values()) {
            texts(model.model(), model.family());
        }
        to.writeEndArray();
        to.writeArrayFieldStart("criteria");
        for (Configured criterion : criteria.values()) {
            ReportData.configured(criterion, to);
        }
        to.writeEndArray();
        to.writeArrayFieldStart("aspects");
        for (Aspect aspect : aspects.values()) {
            texts(aspect.name(), aspect.value(), aspect.meaning());
        }
        to.writeEndArray();
        to.writeArrayFieldStart("terms");
        for (Term term : terms.values()) {
            texts(term.name(), term.unit(), term.meaning(), term.role().id());
        }
        to.writeEndArray();
    }

    /** Writes each forecast, with the number of its curve where that is judged. */
    private void forecasts(List<Forecast> forecasts) throws IOException {
        to.writeArrayFieldStart("forecasts");
        for (Forecast forecast : forecasts) {
            to.writeStartObject();
            Integer curve = judged.get(forecast.curve().subject());
            if (curve != null) {
                to.writeNumberField("curve", curve);
            }
            Subject subject = forecast.curve().subject();
            to.writeStringField(
                    "subject", subject.task() + ", " + subject.setting() + ", " + subject.family());
            to.writeStringField("target", forecast.target().name());
            if (forecast.scale().isPresent()) {
                to.writeFieldName("at");
                ReportData.number(forecast.scale().getAsDouble(), to);
            }
            to.writeStringField("method", forecast.method().id());
            to.writeFieldName("median");
            ReportData.number(forecast.predictive().median(), to);
            to.writeArrayFieldStart("intervals");
            for (double mass : new double[] {.5, .8, .95}) {
                to.writeStartArray();
                ReportData.number(forecast.predictive().interval(mass).lower(), to);
                ReportData.number(forecast.predictive().interval(mass).upper(), to);
                to.writeEndArray();
            }
            to.writeEndArray();
            quantities(forecast.quantities());
            to.writeArrayFieldStart("doubts");
            for (Doubt doubt : forecast.doubts()) {
                texts(doubt.name(), doubt.reason());
            }
            to.writeEndArray();
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private void quantities(List<Quantity> quantities) throws IOException {
        to.writeArrayFieldStart("quantities");
        for (Quantity quantity : quantities) {
            to.writeStartArray();
            to.writeNumber(terms.of(new Term(quantity)));
            ReportData.number(quantity.value(), to);
            to.writeEndArray();
        }
        to.writeEndArray();
    }

    /** Writes each curve with all findings about it, in the order of the report. */
    private void curves(List<Finding> findings) throws IOException {
        IdentityHashMap<Curve, Integer> numbers = new IdentityHashMap<>();
        Map<Curve, Integer> equal = new HashMap<>();
        Map<String, Integer> links = new HashMap<>();
        to.writeArrayFieldStart("curves");
        for (Finding finding : findings) {
            Curve curve = finding.curve();
            if (numbers.containsKey(curve) || equal.containsKey(curve)) {
                numbers.computeIfAbsent(curve, equal::get);
                continue;
            }
            numbers.put(curve, equal.size());
            judged.putIfAbsent(curve.subject(), equal.size());
            equal.put(curve, equal.size());
            String link = CurveLink.to(curve.subject());
            int times = links.merge(link, 1, Integer::sum);
            curve(curve, times == 1 ? link : link + "-" + times);
        }
        to.writeEndArray();
        to.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            finding(finding, Objects.requireNonNull(numbers.get(finding.curve())));
        }
        to.writeEndArray();
    }

    /** Writes families side by side, in the words of every renderer. */
    private void comparisons(List<FamilyComparison> comparisons) throws IOException {
        to.writeArrayFieldStart("comparisons");
        for (FamilyComparison one : comparisons) {
            to.writeStartObject();
            to.writeNumberField("criterion", criteria.of(one.criterion()));
            to.writeStringField("ability", one.ability());
            to.writeBooleanField("runs", one.runs());
            for (Outcome outcome : Outcome.values()) {
                to.writeArrayFieldStart(Names.word(outcome));
                for (FamilyVerdict family : one.with(outcome)) {
                    to.writeString(family.words());
                }
                to.writeEndArray();
            }
            to.writeStringField("onset", one.onsetWords().orElse(""));
            to.writeStringField("next", one.nextWords().orElse(""));
            to.writeStringField("agreement", one.agreementWords().orElse(""));
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private void curve(Curve curve, String link) throws IOException {
        Subject subject = curve.subject();
        to.writeStartObject();
        to.writeStringField("link", link);
        to.writeStringField("task", subject.task());
        if (subject.setup().shots().isPresent()) {
            to.writeNumberField("shots", subject.setup().shots().getAsInt());
        }
        to.writeStringField("strategy", subject.setup().strategy());
        to.writeNumberField("metric", metrics.of(subject.metric()));
        to.writeStringField("family", subject.family());
        to.writeNumberField("axis", axes.of(subject.axis()));
        if (subject.isPooled()) {
            to.writeBooleanField("pooled", true);
        }
        to.writeArrayFieldStart("points");
        for (Point point : curve.points()) {
            point(point, subject);
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    /** Writes [scale, score, lower, upper, examples, model...]. */
    private void point(Point point, Subject subject) throws IOException {
        Optional<Interval> interval = point.interval(subject.metric());
        to.writeStartArray();
        ReportData.number(point.scale(), to);
        ReportData.number(point.score(), to);
        ReportData.number(end(interval.map(Interval::lower)), to);
        ReportData.number(end(interval.map(Interval::upper)), to);
        if (point.examples().isPresent()) {
            to.writeNumber(point.examples().getAsLong());
        } else {
            to.writeNull();
        }
        Set<Named> named = new LinkedHashSet<>();
        for (Replicate replicate : point.replicates()) {
            Model model = replicate.model();
            named.add(
                    new Named(
                            model.name(), subject.isPooled() ? model.family() : subject.family()));
        }
        for (Named model : named) {
            to.writeNumber(models.of(model));
        }
        to.writeEndArray();
    }

    private void finding(Finding finding, int curve) throws IOException {
        Verdict verdict = finding.verdict();
        to.writeStartObject();
        to.writeNumberField("curve", curve);
        to.writeNumberField("criterion", criteria.of(finding.criterion()));
        to.writeStringField("outcome", Names.word(verdict.outcome()));
        to.writeStringField("shape", Names.word(verdict.shape()));
        to.writeStringField("reason", verdict.reason());
        if (verdict.onset().isPresent()) {
            onset(verdict.onset().get());
        }
        to.writeArrayFieldStart("aspects");
        for (Aspect aspect : verdict.aspects()) {
            to.writeNumber(aspects.of(aspect));
        }
        to.writeEndArray();
        quantities(verdict.quantities());
        OverlayData.write(verdict.overlays(), to);
        to.writeEndObject();
    }

    private void onset(Onset onset) throws IOException {
        to.writeArrayFieldStart("onset");
        ReportData.number(onset.scale(), to);
        ReportData.number(onset.lower(), to);
        ReportData.number(onset.upper(), to);
        to.writeEndArray();
    }

    private void texts(String... texts) throws IOException {
        to.writeStartArray();
        for (String text : texts) {
            to.writeString(text);
        }
        to.writeEndArray();
    }

    private static OptionalDouble end(Optional<Double> value) {
        return value.isPresent()
                ? OptionalDouble.of(OverlayData.drawn(value.get()))
                : OptionalDouble.empty();
    }
}
