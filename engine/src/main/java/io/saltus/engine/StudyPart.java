package io.saltus.engine;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Issue;
import io.saltus.api.report.Report;
import io.saltus.engine.assembly.CurveAssembly;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Version;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.judging.Judged;
import io.saltus.engine.judging.Judging;
import io.saltus.engine.stored.RecordWriter;
import io.saltus.engine.work.PluginCalls;
import io.saltus.engine.work.Progress;
import io.saltus.engine.work.Shard;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one part of a study: the verdicts on its curves, and all else that the report of the
 * whole needs. A study in one piece is one part.
 *
 * @param shard which part
 * @param curves SHA-256 of all curves of the study, so that parts of other studies are known
 * @param frame the report without findings; its issues are those from before judging
 * @param judged what the criteria said
 * @param threads what plugins left running
 * @param failed whether a plugin failed before judging
 */
public record StudyPart(
        Shard shard,
        String curves,
        Report frame,
        Judged judged,
        List<Issue> threads,
        boolean failed) {

    /** Copies the list. */
    public StudyPart {
        threads = List.copyOf(threads);
    }

    /**
     * A part with what plugins threw, which no file keeps.
     *
     * @param part the part
     * @param faults what plugins threw
     */
    public record Made(StudyPart part, List<Throwable> faults) {

        /** Copies the list. */
        public Made {
            faults = List.copyOf(faults);
        }

        /** Returns the analysis of a study of which this is all. */
        Analysis analysis() {
            Analysis analysis = together(List.of(part), part.frame().command());
            return new Analysis(analysis.report(), analysis.pluginFailed(), faults);
        }
    }

    /**
     * Reads {@code study} and judges some of its curves.
     *
     * @param shard which curves
     * @param command what was asked of the whole, as the report should quote it
     */
    public static Made of(
            Study study, Catalog catalog, Shard shard, String command, Progress progress) {
        PluginHashes hashes = Saltus.hashes(study, catalog);
        return of(
                study,
                Saltus.read(study, catalog, progress),
                catalog,
                shard,
                command,
                hashes,
                progress);
    }

    static Made of(
            Study study,
            Dataset dataset,
            Catalog catalog,
            Shard shard,
            String command,
            PluginHashes hashes,
            Progress progress) {
        var criteria = Saltus.criteria(study, catalog);
        CurveAssembly.Assembled assembled = CurveAssembly.of(dataset, study.assembly());
        Judging.Part judged =
                Judging.part(
                        assembled.curves(), criteria, catalog, shard, study.effort(), progress);
        Report frame =
                new Report(
                        Version.CURRENT,
                        command,
                        dataset.origins(),
                        Saltus.plugins(criteria, dataset, catalog, hashes),
                        Stream.of(catalog.problems(), dataset.issues(), assembled.issues())
                                .flatMap(List::stream)
                                .toList(),
                        List.of());
        return new Made(
                new StudyPart(
                        shard,
                        shard.count() == 1 ? "" : fingerprint(assembled.curves()),
                        frame,
                        judged.judged(),
                        PluginCalls.traces(catalog.entries()),
                        !dataset.faults().isEmpty() || !catalog.problems().isEmpty()),
                Stream.concat(dataset.faults().stream(), judged.faults().stream()).toList());
    }

    /**
     * Returns the analysis of a study whose parts are all there; the same as of one in one piece.
     *
     * @param parts each once, in any order
     * @param command what was asked of the whole, as the report should quote it
     */
    public static Analysis together(List<StudyPart> parts, String command) {
        StudyPart first = parts.get(0);
        Judging.Findings judged =
                Judged.together(parts.stream().map(StudyPart::judged).toList()).findings(List.of());
        List<Issue> threads =
                parts.stream().flatMap(part -> part.threads.stream()).distinct().toList();
        List<Issue> issues =
                Stream.of(first.frame.issues(), judged.issues(), judged.notes(), threads)
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Issue::remark))
                        .toList();
        Report report =
                new Report(
                        first.frame.version(),
                        command,
                        first.frame.origins(),
                        first.frame.plugins(),
                        issues,
                        judged.findings(),
                        judged.comparisons());
        boolean failed =
                parts.stream().anyMatch(StudyPart::failed)
                        || !judged.issues().isEmpty()
                        || !threads.isEmpty();
        return new Analysis(report, failed, List.of());
    }

    /** Returns how many verdicts were asked for in this part. */
    public int answers() {
        return judged.answers().size();
    }

    /** Returns how many verdicts the whole study asks for. */
    public int cases() {
        return judged.cases();
    }

    /** Returns whether parts have an answer to every verdict of their study, and one. */
    public static boolean areWhole(List<StudyPart> parts) {
        return Judged.together(parts.stream().map(StudyPart::judged).toList()).isWhole();
    }

    /**
     * Returns in what another part is of another study than this; empty where it is of the same.
     * Places of plugins may differ, as machines do.
     */
    public String difference(StudyPart other) {
        if (!frame.origins().equals(other.frame.origins())) {
            return "results (the files, their names or their SHA-256 differ)";
        }
        if (!hashes(frame).equals(hashes(other.frame))) {
            return "plugins (their versions or SHA-256 differ)";
        }
        if (!curves.equals(other.curves)) {
            return "curves (the results are the same; tables beside them or settings differ)";
        }
        if (judged.cases() != other.judged.cases()) {
            return "verdicts (%d are asked for, not %d)"
                    .formatted(other.judged.cases(), judged.cases());
        }
        return "";
    }

    private static List<List<String>> hashes(Report frame) {
        return frame.plugins().stream()
                .map(plugin -> List.of(plugin.id(), plugin.version(), plugin.sha256()))
                .toList();
    }

    private static String fingerprint(Curves curves) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Curve curve : curves.all()) {
                digest.update(RecordWriter.bytes(curve));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
