package io.saltus.engine.dataset;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.table.Column;
import io.saltus.api.words.Numbers;
import io.saltus.engine.knowledge.ModelCatalogue;
import io.saltus.sources.identity.ModelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.StringColumn;

/**
 * Gives models of which neither the data nor the catalogue say a family the one that their names
 * say, so that no curve holds models of several makers or variants by accident.
 *
 * <p>A family by name is the name without size, state of training and release, with its variants;
 * of families of one name by several makers each is a family of its own. A model whose name says
 * nothing but a size stands alone, with the checkpoints of its run. Issues say so.
 */
final class FamiliesFromNames {

    private static final int ONE_BY_ONE = 5;

    /** Models that are one family by their names. */
    private static final class Group {
        private final Set<String> makers = new LinkedHashSet<>();
        private final Map<String, ModelName> models = new TreeMap<>();

        void add(String model, ModelName said) {
            said.maker().ifPresent(makers::add);
            models.put(model, said);
        }

        String label(ModelName said) {
            String variants = String.join(", ", said.variantWords());
            String maker = makers.size() > 1 ? said.maker().map(name -> name + "/").orElse("") : "";
            String family = models.values().iterator().next().family();
            return maker + family + (variants.isEmpty() ? "" : " (" + variants + ")");
        }
    }

    private FamiliesFromNames() {}

    static Dataset filled(Dataset dataset) {
        StringColumn stated = dataset.own().stringColumn(Column.FAMILY.id());
        StringColumn models = dataset.own().stringColumn(Column.MODEL.id());
        StringColumn runs = dataset.own().stringColumn(Column.RUN.id());
        Map<String, Group> groups = new TreeMap<>();
        Map<String, ModelName> names = new LinkedHashMap<>();
        for (int row = 0; row < stated.size(); row++) {
            if (stated.get(row).equals(Model.UNSPECIFIED)) {
                String model = models.get(row);
                if (!names.containsKey(model)) {
                    ModelName said = ModelName.of(model);
                    names.put(model, said);
                    groups.computeIfAbsent(said.familyKey(), key -> new Group()).add(model, said);
                }
            }
        }
        if (names.isEmpty()) {
            return dataset;
        }
        StringColumn families = stated.copy();
        StringColumn provenance = dataset.own().stringColumn(Schema.MODEL_SOURCE).copy();
        Map<String, Set<String>> members = new TreeMap<>();
        Set<String> alone = new LinkedHashSet<>();
        for (int row = 0; row < stated.size(); row++) {
            ModelName said = names.get(models.get(row));
            if (said != null && stated.get(row).equals(Model.UNSPECIFIED)) {
                boolean named = !said.family().isBlank();
                String family =
                        named
                                ? Objects.requireNonNull(groups.get(said.familyKey())).label(said)
                                : runs.get(row);
                families.set(row, family);
                provenance.set(row, withFamily(provenance.get(row)));
                if (named) {
                    members.computeIfAbsent(family, key -> new LinkedHashSet<>())
                            .add(models.get(row));
                } else {
                    alone.add(runs.get(row));
                }
            }
        }
        return dataset.with(families).with(provenance).with(issues(members, alone));
    }

    private static String withFamily(String cell) {
        Map<String, String> facts = new TreeMap<>(NamedWords.of(cell));
        facts.put(Model.FAMILY, ModelCatalogue.ITS_NAME);
        return NamedWords.cell(facts);
    }

    private static List<Issue> issues(Map<String, Set<String>> members, Set<String> alone) {
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            members.forEach(
                    (family, models) ->
                            folded.add(
                                    "named",
                                    new Issue(
                                                    family,
                                                    "no family is stated for %s; it is taken from names such as %s"
                                                            .formatted(
                                                                    Numbers.count(
                                                                            models.size(), "model"),
                                                                    models.iterator().next()))
                                            .coded("family-from-name")
                                            .asRemark(),
                                    family));
            alone.forEach(
                    run ->
                            folded.add(
                                    "alone",
                                    new Issue(
                                                    run,
                                                    "no family is stated and the name says none, so that it stands alone; name one in a column or setting 'family' of its source or in --models FILE, or choose --curves pooled")
                                            .coded("no-family"),
                                    run));
        }
        return issues;
    }
}
