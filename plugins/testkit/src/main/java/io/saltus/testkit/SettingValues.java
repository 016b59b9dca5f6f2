package io.saltus.testkit;

import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Secret;
import io.saltus.engine.catalog.Description;
import io.saltus.engine.catalog.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values for an extension's settings, good and bad, generated from their declared bounds. */
final class SettingValues {

    /** A value for one setting, as a user would write it. */
    record Value(String setting, String text) {

        Map<String, String> asMap() {
            return Map.of(setting, text);
        }
    }

    private final Description description;

    SettingValues(Class<? extends Extension> type) {
        this.description = Description.of(type);
    }

    /**
     * Returns the smallest and largest value each number may take, and each choice of the others.
     */
    List<Value> allowed() {
        List<Value> values = new ArrayList<>();
        for (Setting setting : description.settings()) {
            if (setting.type() == boolean.class) {
                values.add(new Value(setting.name(), "true"));
                values.add(new Value(setting.name(), "false"));
            } else if (setting.type().isEnum()) {
                setting.choices().forEach(text -> values.add(new Value(setting.name(), text)));
            } else if (isNumber(setting.type())) {
                for (double bound : new double[] {setting.min(), setting.max()}) {
                    if (Double.isFinite(bound) && isReasonable(setting, bound)) {
                        values.add(new Value(setting.name(), number(setting, bound)));
                    }
                }
            }
        }
        return values;
    }

    /** Returns values that no setting of its kind and bounds may take. */
    List<Value> bad() {
        List<Value> values = new ArrayList<>();
        for (Setting setting : description.settings()) {
            boolean anyText =
                    setting.type() == String.class
                            || setting.type() == Path.class
                            || setting.element().filter(of -> of == String.class).isPresent();
            if (anyText) {
                continue; // any text may be meant
            }
            values.add(new Value(setting.name(), "neither a number nor a choice"));
            boolean mayBeEmpty = setting.type() == List.class || setting.type() == Secret.class;
            if (!mayBeEmpty) {
                values.add(new Value(setting.name(), ""));
            }
            if (!isNumber(setting.type())) {
                continue;
            }
            values.add(new Value(setting.name(), "NaN"));
            if (setting.min() > Double.NEGATIVE_INFINITY && !isWholeRange(setting)) {
                values.add(new Value(setting.name(), below(setting)));
            }
            if (setting.max() < Double.POSITIVE_INFINITY && !isWholeRange(setting)) {
                values.add(new Value(setting.name(), above(setting)));
            }
        }
        return values;
    }

    private static boolean isNumber(Class<?> type) {
        return type == double.class || type == long.class || type == int.class;
    }

    /** A bound of a billion means "as many as you like", not a size to try. */
    private static boolean isReasonable(Setting setting, double bound) {
        return setting.type() == double.class || Math.abs(bound) <= 10_000;
    }

    private static boolean isWholeRange(Setting setting) {
        return setting.type() != double.class && Math.abs(setting.max()) >= Long.MAX_VALUE;
    }

    private static String below(Setting setting) {
        return setting.type() == double.class
                ? Double.toString(setting.min() - Math.max(1e-9, Math.abs(setting.min()) * 1e-9))
                : Long.toString((long) setting.min() - 1);
    }

    private static String above(Setting setting) {
        return setting.type() == double.class
                ? Double.toString(setting.max() + Math.max(1e-9, Math.abs(setting.max()) * 1e-9))
                : Long.toString((long) setting.max() + 1);
    }

    private static String number(Setting setting, double bound) {
        return setting.type() == double.class
                ? Double.toString(bound)
                : Long.toString((long) bound);
    }
}
