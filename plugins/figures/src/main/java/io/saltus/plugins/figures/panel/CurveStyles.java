package io.saltus.plugins.figures.panel;

import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.words.Names;
import io.saltus.plugins.figures.drawing.CurveStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The style of each curve of a figure, the same in all its panels. */
public final class CurveStyles {

    /** Stands for any number of shots above 1, where tasks differ in it. */
    private static final OptionalInt FEW = OptionalInt.of(Integer.MAX_VALUE);

    private static final Comparator<Setup> PLAIN_FIRST =
            Comparator.comparing((Setup s) -> !s.strategy().equals(Setup.STANDARD))
                    .thenComparing(Setup::strategy)
                    .thenComparing(s -> s.shots().orElse(-1));

    private final List<String> families;
    private final List<String> order;
    private final List<Setup> setups;
    private final boolean fewAsOne;
    private final boolean byStrategy;

    /** Numbers families by name, and setups from plain prompting with few shots onwards. */
    public CurveStyles(List<Panel> panels) {
        this(panels, families(panels, List.of()));
    }

    /**
     * Numbers setups from plain prompting with few shots onwards.
     *
     * @param panels the panels of the figure
     * @param order all families of the report, in the order of their colours
     */
    public CurveStyles(List<Panel> panels, List<String> order) {
        this.order = List.copyOf(order);
        byStrategy = panels.stream().allMatch(CurveStyles::differsInStrategyAlone);
        fewAsOne = panels.stream().allMatch(CurveStyles::hasOneFewShot);
        TreeSet<String> names = new TreeSet<>();
        TreeSet<Setup> ways = new TreeSet<>(PLAIN_FIRST);
        for (Panel panel : panels) {
            for (Finding finding : panel.findings()) {
                names.add(finding.curve().subject().family());
                ways.add(way(finding));
            }
        }
        families = new ArrayList<>(names);
        setups = new ArrayList<>(ways);
    }

    /** Whether no strategy occurs in the panel with two numbers of shots above 1. */
    private static boolean hasOneFewShot(Panel panel) {
        List<Setup> few =
                panel.curves().stream()
                        .map(c -> c.subject().setup())
                        .filter(s -> s.shots().orElse(0) > 1)
                        .distinct()
                        .toList();
        return few.stream().map(Setup::strategy).distinct().count() == few.size();
    }

    /** Whether the number of shots tells no two curves of the panel apart. */
    private static boolean differsInStrategyAlone(Panel panel) {
        List<Setup> setups =
                panel.curves().stream().map(c -> c.subject().setup()).distinct().toList();
        return setups.stream().map(Setup::strategy).distinct().count() == setups.size();
    }

    private Setup way(Finding finding) {
        Setup setup = finding.curve().subject().setup();
        if (byStrategy) {
            return new Setup(OptionalInt.empty(), setup.strategy());
        }
        return fewAsOne && setup.shots().orElse(0) > 1 ? new Setup(FEW, setup.strategy()) : setup;
    }

    /**
     * Returns all families of panels: those that have a place of their own, then the others by
     * name.
     */
    public static List<String> families(List<Panel> panels, List<String> first) {
        Set<String> all = new LinkedHashSet<>(first);
        Set<String> named = new TreeSet<>();
        panels.forEach(p -> p.curves().forEach(c -> named.add(c.subject().family())));
        all.addAll(named);
        return List.copyOf(all);
    }

    /** Returns the families in the order of their numbers. */
    public List<String> families() {
        return families;
    }

    /** Returns the number of the setup of a finding. */
    public int setupOf(Finding finding) {
        return setups.indexOf(way(finding));
    }

    /** Returns how many setups there are. */
    public int setups() {
        return setups.size();
    }

    /** Returns a setup as a legend says it: {@code 5-shot, chain of thought}. */
    public String setup(int number) {
        Setup setup = setups.get(number);
        boolean several = setups.stream().map(Setup::strategy).distinct().count() > 1;
        StringBuilder words = new StringBuilder();
        if (setup.shots().isPresent()) {
            words.append(
                    setup.shots().equals(FEW) ? "few-shot" : setup.shots().getAsInt() + "-shot");
        }
        if (several || words.length() == 0) {
            words.append(words.length() == 0 ? "" : ", ").append(Names.spaced(setup.strategy()));
        }
        return words.toString();
    }

    /**
     * Returns what tells a curve from the others: its family, or its setup where there is one
     * family.
     */
    String name(Finding finding) {
        return families.size() > 1
                ? finding.curve().subject().family()
                : setup(setups.indexOf(way(finding)));
    }

    /** Returns the style of the curve of a finding. */
    public CurveStyle of(Finding finding) {
        return of(
                families.indexOf(finding.curve().subject().family()), setups.indexOf(way(finding)));
    }

    /** Returns the style of a family, by its number, under a setup, by its. */
    public CurveStyle of(int family, int setup) {
        return CurveStyle.of(
                order.indexOf(families.get(family)),
                setup,
                families.size() == 1,
                setups.size() == 1);
    }
}
