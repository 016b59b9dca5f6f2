package io.saltus.testkit;

import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Extension;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Description;
import io.saltus.engine.catalog.Entry;
import java.util.EnumMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The promises of extensions of every kind. */
final class ExtensionChecks {

    private final Extension extension;

    ExtensionChecks(Extension extension) {
        this.extension = extension;
    }

    Map<Promise, Check> all() {
        Map<Promise, Check> checks = new EnumMap<>(Promise.class);
        checks.put(Promise.DESCRIBES_ITSELF, this::describesItself);
        checks.put(Promise.IS_REGISTERED, this::isRegistered);
        checks.put(Promise.IS_A_VALUE, this::isAValue);
        checks.put(Promise.REFUSES_BAD_SETTINGS, this::refusesBadSettings);
        checks.put(Promise.TAKES_ANY_ALLOWED_SETTING, this::takesAnyAllowedSetting);
        return checks;
    }

    /** Tries an extension with every smallest and largest value of each of its settings. */
    static <E extends Extension> void withEachSetting(E extension, Consumer<E> check) {
        Entry entry = entry(extension);
        for (SettingValues.Value value : new SettingValues(extension.getClass()).allowed()) {
            E bound;
            try {
                bound = sameKind(extension, entry.sample(value.asMap()));
            } catch (RuntimeException e) {
                continue; // the business of another promise
            }
            check.accept(bound);
        }
    }

    @SuppressWarnings("unchecked") // an entry binds extensions of the type it was made for
    private static <E extends Extension> E sameKind(E extension, Extension bound) {
        return (E) extension.getClass().cast(bound);
    }

    private static Entry entry(Extension extension) {
        return Catalog.onClassPath().entry(extension);
    }

    private void describesItself() {
        Description description = Description.of(extension.getClass());
        String summary = description.summary();
        Check.that(
                summary.lines().count() == 1 && summary.length() <= 120,
                "the summary must be one line of at most 120 characters, got '%s'",
                summary);
    }

    private void isRegistered() {
        Class<?> type = extension.getClass();
        boolean found =
                ServiceLoader.load(Extension.class, type.getClassLoader()).stream()
                        .anyMatch(provider -> provider.type() == type);
        Check.that(
                found,
                "%s is not named in META-INF/services/%s",
                type.getName(),
                Extension.class.getName());
    }

    private void isAValue() {
        Entry entry = entry(extension);
        Extension one = entry.sample(Map.of());
        Extension other = entry.sample(Map.of());
        Check.that(
                one.equals(other) && one.hashCode() == other.hashCode(),
                "two with their defaults are not equal: %s and %s",
                one,
                other);
    }

    private void refusesBadSettings() {
        Entry entry = entry(extension);
        for (SettingValues.Value bad : new SettingValues(extension.getClass()).bad()) {
            try {
                Extension made = entry.sample(bad.asMap());
                throw new AssertionError(
                        "%s=%s is taken: %s".formatted(bad.setting(), bad.text(), made));
            } catch (RequestException refused) {
                Check.that(
                        refused.getMessage().contains("'" + bad.setting() + "'"),
                        "the refusal of %s=%s does not name the setting: %s",
                        bad.setting(),
                        bad.text(),
                        refused.getMessage());
            }
        }
    }

    private void takesAnyAllowedSetting() {
        Entry entry = entry(extension);
        for (SettingValues.Value value : new SettingValues(extension.getClass()).allowed()) {
            try {
                entry.sample(value.asMap());
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "%s=%s is within its bounds but refused: %s"
                                .formatted(value.setting(), value.text(), e.getMessage()),
                        e);
            }
        }
    }
}
