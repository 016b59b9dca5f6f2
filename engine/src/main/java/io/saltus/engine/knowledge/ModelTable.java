package io.saltus.engine.knowledge;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Column;
import io.saltus.sources.identity.ModelName;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One table of models, and how names are looked up in it. */
final class ModelTable {

    /** The scales that belong to a model, and not to one of its checkpoints. */
    private static final List<Column> SCALES =
            List.of(Column.PARAMS, Column.TRAIN_TOKENS, Column.TRAIN_FLOPS, Column.LOSS);

    /** Fewer parameters or tokens have no language model. */
    private static final double LEAST_COUNT = 1e4;

    private static final String TOKENS_PER_STEP = "tokens_per_step";
    private static final String KIND = "kind";
    private static final String BASE = "base";

    private final boolean overrides;
    private final Map<String, Model> byName = new LinkedHashMap<>();
    private final Map<String, Optional<Model>> byShortName = new HashMap<>();
    private volatile Optional<Map<String, Optional<String>>> familyByName = Optional.empty();
    private final Map<String, Double> tokensPerStep = new HashMap<>();

    private ModelTable(boolean overrides) {
        this.overrides = overrides;
    }

    /**
     * Reads a table.
     *
     * @param name its name, for messages and as where a fact came from
     * @param overrides whether its families and sizes count before those that the data state
     * @throws RequestException if it is not a table of models
     */
    static ModelTable read(String name, Reader table, boolean overrides) throws IOException {
        ModelTable models = new ModelTable(overrides);
        for (CatalogueRow row : CatalogueRow.read(name, "models", table)) {
            models.add(name, row);
        }
        if (models.byName.isEmpty()) {
            throw new RequestException(name + " holds no model; it needs a header and rows");
        }
        return models;
    }

    private void add(String table, CatalogueRow row) {
        Model model = model(table, row);
        String plain = CatalogueRow.plain(model.name());
        byName.put(plain, model);
        byShortName.merge(
                shortName(plain),
                Optional.of(model),
                (a, b) -> a.isPresent() && isSame(a.get(), b.get()) ? a : Optional.empty());
        scale(row, TOKENS_PER_STEP, Axis.TOKENS)
                .ifPresent(tokens -> tokensPerStep.put(shortName(plain), tokens));
    }

    boolean overrides() {
        return overrides;
    }

    Collection<Model> models() {
        return byName.values();
    }

    /**
     * Looks a name up as it is; then without regard to case, and to {@code _} against {@code -};
     * then without the organisation before a slash, if that is unambiguous.
     */
    Optional<Model> find(String name) {
        String plain = CatalogueRow.plain(name);
        Model exact = byName.get(plain);
        return exact != null
                ? Optional.of(exact)
                : byShortName.getOrDefault(shortName(plain), Optional.empty());
    }

    /** Returns the one family of this table whose members are called as {@code name} is. */
    Optional<String> family(ModelName name) {
        return name.family().isBlank()
                ? Optional.empty()
                : families().getOrDefault(name.familyKey(), Optional.empty());
    }

    /** Families by what names say, read when the first model asks: most are known by name. */
    private Map<String, Optional<String>> families() {
        Optional<Map<String, Optional<String>>> known = familyByName;
        if (known.isPresent()) {
            return known.get();
        }
        Map<String, Optional<String>> families = new HashMap<>();
        for (Model model : byName.values()) {
            if (model.hasFamily()) {
                families.merge(
                        ModelName.of(model.name()).familyKey(),
                        Optional.of(model.family()),
                        (a, b) -> a.equals(b) ? a : Optional.empty());
            }
        }
        familyByName = Optional.of(families);
        return families;
    }

    /** Returns the tokens of a training step of a run, if they are known. */
    OptionalDouble tokensPerStep(String run) {
        Double tokens = tokensPerStep.get(shortName(CatalogueRow.plain(run)));
        return tokens == null ? OptionalDouble.empty() : OptionalDouble.of(tokens);
    }

    private static Model model(String table, CatalogueRow row) {
        String name = row.text(Column.MODEL.id());
        if (name.isEmpty()) {
            throw new RequestException(
                    row.where()
                            + " names no model; a table of models has the columns model, family,"
                            + " params, train_tokens, train_flops");
        }
        String source = row.text("source");
        String where = source.isEmpty() ? table : table + ": " + source;
        Map<Axis, Double> scales = new LinkedHashMap<>();
        Map<String, String> traits = new LinkedHashMap<>();
        Map<String, String> provenance = new LinkedHashMap<>();
        String family = row.text(Column.FAMILY.id());
        if (!family.isEmpty()) {
            provenance.put(Model.FAMILY, where);
        }
        for (Column column : SCALES) {
            Axis axis = column.axis().orElseThrow();
            OptionalDouble scale = scale(row, column.id(), axis);
            if (scale.isPresent()) {
                scales.put(axis, scale.getAsDouble());
                provenance.put(axis.id(), where);
            }
        }
        for (String[] trait :
                new String[][] {{Model.RELEASED, Model.RELEASED}, {KIND, Model.VARIANT}}) {
            String words = row.text(trait[0]);
            if (!words.isEmpty() && !words.equals(BASE)) {
                traits.put(trait[1], words);
                provenance.put(trait[1], where);
            }
        }
        return new Model(
                name,
                family.isEmpty() ? Model.UNSPECIFIED : family,
                name,
                scales,
                traits,
                provenance);
    }

    private static OptionalDouble scale(CatalogueRow row, String column, Axis axis) {
        boolean logarithmic = axis.spacing() == Axis.Spacing.LOGARITHMIC;
        if (axis.equals(Axis.PARAMETERS) || axis.equals(Axis.TOKENS)) {
            return row.size(column, column.equals(TOKENS_PER_STEP) ? 1 : LEAST_COUNT);
        }
        return row.number(
                column, axis::accepts, logarithmic ? "a positive number" : "a finite number");
    }

    private static boolean isSame(Model a, Model b) {
        return a.scales().equals(b.scales());
    }

    private static String shortName(String plain) {
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /** Returns all models of several tables by name, the first table that has one counting. */
    static List<Model> all(List<ModelTable> tables) {
        Map<String, Model> models = new LinkedHashMap<>();
        for (ModelTable table : tables) {
            table.byName.forEach(models::putIfAbsent);
        }
        return new ArrayList<>(models.values());
    }
}
