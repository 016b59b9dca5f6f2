package io.saltus.api.report;

import io.saltus.api.data.Issue;
import java.util.List;
import java.util.Objects;

/**
 * The result of a study.
 *
 * @param version version of Saltus that made it
 * @param command what was asked, as on the command line; empty if a program asked
 * @param origins where the data came from, in the order in which they were named
 * @param plugins the plugins that took part
 * @param issues trouble in the data
 * @param findings what each criterion says of each curve: by curve, then by criterion
 * @param comparisons what criteria say of abilities that were judged in several families
 * @param forecasts what models to come are expected to score: by curve, target and method
 * @param hindcasts how the methods fared at what was held out of the data
 */
public record Report(
        String version,
        String command,
        List<Origin> origins,
        List<PluginFile> plugins,
        List<Issue> issues,
        List<Finding> findings,
        List<FamilyComparison> comparisons,
        List<Forecast> forecasts,
        List<HindcastScore> hindcasts) {

    /** Copies the lists; refuses null. */
    public Report {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(command, "command");
        origins = List.copyOf(origins);
        plugins = List.copyOf(plugins);
        issues = List.copyOf(issues);
        findings = List.copyOf(findings);
        comparisons = List.copyOf(comparisons);
        forecasts = List.copyOf(forecasts);
        hindcasts = List.copyOf(hindcasts);
    }

    /** A report in which nothing is forecast. */
    public Report(
            String version,
            String command,
            List<Origin> origins,
            List<PluginFile> plugins,
            List<Issue> issues,
            List<Finding> findings,
            List<FamilyComparison> comparisons) {
        this(
                version,
                command,
                origins,
                plugins,
                issues,
                findings,
                comparisons,
                List.of(),
                List.of());
    }

    /** A report in which nothing is compared. */
    public Report(
            String version,
            String command,
            List<Origin> origins,
            List<PluginFile> plugins,
            List<Issue> issues,
            List<Finding> findings) {
        this(version, command, origins, plugins, issues, findings, List.of());
    }

    /** Returns this report with other findings, and the rest as it is. */
    public Report withFindings(List<Finding> findings) {
        return new Report(
                version,
                command,
                origins,
                plugins,
                issues,
                findings,
                comparisons,
                forecasts,
                hindcasts);
    }

    /** Returns this report with other forecasts, and the rest as it is. */
    public Report withForecasts(List<Forecast> forecasts, List<HindcastScore> hindcasts) {
        return new Report(
                version,
                command,
                origins,
                plugins,
                issues,
                findings,
                comparisons,
                forecasts,
                hindcasts);
    }

    /** Returns this report with other issues. */
    public Report withIssues(List<Issue> issues) {
        return new Report(
                version,
                command,
                origins,
                plugins,
                issues,
                findings,
                comparisons,
                forecasts,
                hindcasts);
    }
}
