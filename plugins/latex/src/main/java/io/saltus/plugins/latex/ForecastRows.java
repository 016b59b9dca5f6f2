package io.saltus.plugins.latex;

import io.saltus.api.curve.Interval;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.Forecast;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The table of forecasts: a row for each curve, model to come and method. */
final class ForecastRows {

    private final LatexText words;

    ForecastRows(LatexText words) {
        this.words = words;
    }

    void write(List<Forecast> forecasts, Appendable out) throws IOException {
        if (forecasts.isEmpty()) {
            return;
        }
        String titles =
                "\\toprule\nAbility & At & Median & 50\\% & 80\\% & 95\\% & Method, doubts \\\\\n"
                        + "\\midrule\n";
        out.append("\n{\\small\\setlength{\\tabcolsep}{4pt}\n")
                .append("\\begin{longtable}{@{}")
                .append(">{\\raggedright\\arraybackslash}p{.24\\linewidth}")
                .append(">{\\raggedright\\arraybackslash}p{.14\\linewidth}rccc")
                .append(">{\\raggedright\\arraybackslash}p{.14\\linewidth}@{}}\n")
                .append("\\caption{Scores of models to come, as they would be measured, with the")
                .append(" intervals that hold them with these probabilities.}")
                .append("\\label{tab:forecasts}\\\\\n")
                .append(titles)
                .append("\\endfirsthead\n")
                .append(titles)
                .append("\\endhead\n\\bottomrule\n\\endlastfoot\n");
        for (Forecast forecast : forecasts) {
            row(forecast, out);
        }
        out.append("\\end{longtable}}\n");
    }

    private void row(Forecast forecast, Appendable out) throws IOException {
        var subject = forecast.curve().subject();
        out.append(words.of(subject.task()))
                .append(" {\\footnotesize(")
                .append(words.of(subject.setting() + ", " + subject.family()))
                .append(")} & ")
                .append(words.of(forecast.target().name()))
                .append(" & ")
                .append(number(forecast.predictive().median()));
        for (double mass : new double[] {.5, .8, .95}) {
            Interval interval = forecast.predictive().interval(mass);
            out.append(" & ")
                    .append(number(interval.lower()))
                    .append("--")
                    .append(number(interval.upper()));
        }
        List<String> doubts =
                forecast.doubts().stream().map(Doubt::name).map(Names::spaced).toList();
        out.append(" & ")
                .append(words.of(forecast.method().id()))
                .append(doubts.isEmpty() ? "" : ": " + words.of(String.join(", ", doubts)))
                .append(" \\\\\n");
    }

    /** Three decimals of a share, else four digits. */
    private static String number(double score) {
        return Math.abs(score) <= 1
                ? new BigDecimal(score).setScale(3, RoundingMode.HALF_EVEN).toPlainString()
                : Numbers.of(score, 4);
    }
}
