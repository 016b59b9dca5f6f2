package io.saltus.report.table;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A row per scale of a curve, each curve once. */
final class PointRows {

    private PointRows() {}

    /** A point and what its curve is about. */
    private record OnCurve(Subject subject, Point point) {}

    static ReportTable of(Report report) {
        Set<Curve> curves = new LinkedHashSet<>();
        Stream.concat(
                        report.findings().stream().map(Finding::curve),
                        report.forecasts().stream().map(Forecast::curve))
                .forEach(curves::add);
        List<OnCurve> points = new ArrayList<>();
        for (Curve curve : curves) {
            curve.points().forEach(point -> points.add(new OnCurve(curve.subject(), point)));
        }
        return new ColumnsOf<OnCurve>()
                .addAll(SubjectColumns.all(), OnCurve::subject)
                .add("scale", Kind.NUMBER, on -> new Value.Real(on.point().scale()))
                .add("score", Kind.NUMBER, on -> new Value.Real(on.point().score()))
                .add("lower95", Kind.NUMBER, on -> end(on, true))
                .add("upper95", Kind.NUMBER, on -> end(on, false))
                .add("chance", Kind.NUMBER, on -> Value.of(on.subject().metric().chance()))
                .add("examples", Kind.WHOLE, on -> Value.of(on.point().examples()))
                .add("standard_error", Kind.NUMBER, on -> Value.of(on.point().standardError()))
                .add("runs", Kind.WHOLE, on -> new Value.Whole(on.point().replicates().size()))
                .add("models", Kind.TEXTS, PointRows::models)
                .table("points", points);
    }

    private static Value models(OnCurve on) {
        return new Value.Each(on.point().models().stream().<Value>map(Value.Text::new).toList());
    }

    /** Of the interval over examples that charts draw. */
    private static Value end(OnCurve on, boolean lower) {
        return on.point()
                .interval(on.subject().metric())
                .<Value>map((Interval i) -> new Value.Real(lower ? i.lower() : i.upper()))
                .orElse(Value.UNKNOWN);
    }
}
