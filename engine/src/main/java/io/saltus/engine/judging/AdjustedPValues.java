package io.saltus.engine.judging;

import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.statistics.multiple.FalseDiscovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adjusts p-values for how many were asked: the stage between judging and rendering.
 *
 * <p>All quantities of the {@linkplain Role#P_VALUE role} p-value of one name and criterion in a
 * study are one family of hypotheses, one per curve; beside each stands its adjusted value: the
 * least false discovery rate at which it would still be a discovery. By Benjamini and Hochberg
 * (1995); where a task is there under several metrics, whose curves depend on each other, by
 * Benjamini and Yekutieli (2001). No outcome changes.
 */
final class AdjustedPValues {

    private enum Procedure {
        BENJAMINI_HOCHBERG("Benjamini-Hochberg"),
        BENJAMINI_YEKUTIELI("Benjamini-Yekutieli: metrics of one task depend on each other");

        private final String words;

        Procedure(String words) {
            this.words = words;
        }
    }

    /** A p-value of the study: whose, and which of its quantities. */
    private record Asked(Configured criterion, String name) {}

    private AdjustedPValues() {}

    /** Returns the findings with adjusted p-values. */
    static List<Finding> beside(List<Finding> findings) {
        Map<Asked, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            for (Quantity quantity : findings.get(i).verdict().quantities()) {
                if (quantity.role().equals(Role.P_VALUE)) {
                    families.computeIfAbsent(
                                    new Asked(findings.get(i).criterion(), quantity.name()),
                                    asked -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        Map<Integer, List<Quantity>> more = new HashMap<>();
        families.forEach((asked, members) -> adjust(asked, members, findings, more));
        List<Finding> all = new ArrayList<>(findings);
        more.forEach(
                (i, quantities) -> {
                    Finding finding = findings.get(i);
                    all.set(
                            i,
                            new Finding(
                                    finding.curve(),
                                    finding.criterion(),
                                    finding.verdict().withQuantities(quantities)));
                });
        return all;
    }

    /**
     * Returns the name of the adjusted value: {@code q-forecast} of {@code p-forecast}, {@code
     * dip-q} of {@code dip-p}, {@code leap-adjusted} of {@code leap}.
     */
    static String adjustedName(String name) {
        if (name.startsWith("p-")) {
            return "q" + name.substring(1);
        }
        return name.endsWith("-p")
                ? name.substring(0, name.length() - 1) + "q"
                : name + "-adjusted";
    }

    private static void adjust(
            Asked asked,
            List<Integer> members,
            List<Finding> findings,
            Map<Integer, List<Quantity>> more) {
        Procedure procedure =
                dependent(members, findings)
                        ? Procedure.BENJAMINI_YEKUTIELI
                        : Procedure.BENJAMINI_HOCHBERG;
        double[] p = new double[members.size()];
        for (int k = 0; k < p.length; k++) {
            p[k] = findings.get(members.get(k)).verdict().quantity(asked.name()).orElseThrow();
        }
        double[] q =
                procedure == Procedure.BENJAMINI_HOCHBERG
                        ? FalseDiscovery.benjaminiHochberg(p)
                        : FalseDiscovery.benjaminiYekutieli(p);
        String name = adjustedName(asked.name());
        for (int k = 0; k < q.length; k++) {
            int index = members.get(k);
            if (findings.get(index).verdict().quantity(name).isEmpty()) {
                more.computeIfAbsent(index, i -> new ArrayList<>())
                        .add(
                                new Quantity(
                                        name,
                                        q[k],
                                        "",
                                        "%s adjusted over the %d of this study (%s)"
                                                .formatted(asked.name(), q.length, procedure.words),
                                        Role.ADJUSTED_P_VALUE));
            }
        }
    }

    /** Whether some task is there under several metrics. */
    private static boolean dependent(List<Integer> members, List<Finding> findings) {
        Set<List<Object>> seen = new HashSet<>();
        for (int index : members) {
            var subject = findings.get(index).curve().subject();
            if (!seen.add(List.of(subject.task(), subject.setup(), subject.family()))) {
                return true;
            }
        }
        return false;
    }
}
