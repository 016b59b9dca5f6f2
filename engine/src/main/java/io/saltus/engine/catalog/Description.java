package io.saltus.engine.catalog;

import io.saltus.api.spi.About;
import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Param;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an extension says of itself: read from its record and annotations, checked once.
 *
 * @param kind source, criterion, forecaster or renderer
 * @param id name by which users ask for it
 * @param summary what it does, in a sentence
 * @param references where the method or format is described
 * @param settings the components of its record, those of nested groups in their place
 */
public record Description(
        Kind kind, String id, String summary, List<String> references, List<Setting> settings) {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Set<Class<?>> TYPES =
            Set.of(double.class, long.class, int.class, boolean.class, String.class);

    /**
     * Returns the description of an extension's class.
     *
     * @throws PluginException if the class breaks a promise of {@link Extension}; the message says
     *     which, without the file
     */
    public static Description of(Class<?> type) {
        requireShape(type);
        About about = type.getAnnotation(About.class);
        if (about == null) {
            throw new PluginException(
                    type.getName() + " has no @About; give it an id and a summary");
        }
        if (!KEBAB_CASE.matcher(about.id()).matches()) {
            throw new PluginException(
                    "%s has the id '%s'; an id is in kebab case, such as 'largest-jump'"
                            .formatted(type.getName(), about.id()));
        }
        if (about.summary().isBlank()) {
            throw new PluginException(type.getName() + " has an empty summary in @About");
        }
        List<Setting> settings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        collect(about.id(), type, make(type), settings, problems);
        if (!problems.isEmpty()) {
            throw new PluginException(String.join("; ", problems));
        }
        return new Description(
                Kind.of(type), about.id(), about.summary(), List.of(about.references()), settings);
    }

    /** Returns the setting that {@code name} names; case, {@code -} and {@code _} do not count. */
    public java.util.Optional<Setting> setting(String name) {
        return settings.stream().filter(setting -> setting.isNamed(name)).findFirst();
    }

    /** Returns whether it reads tables in general: its settings map columns of the table schema. */
    public boolean isTabular() {
        return setting("trainFlops").isPresent() && setting("score").isPresent();
    }

    /** Makes the extension, or a group of settings, with its defaults. */
    static Object make(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new PluginException(
                    type.getName()
                            + " has no public constructor without arguments; it holds the defaults",
                    e);
        } catch (InvocationTargetException e) {
            throw PluginException.thrown(
                    type.getName() + " cannot be made with its defaults", e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new PluginException(type.getName() + " cannot be made: " + e, e);
        }
    }

    private static void requireShape(Class<?> type) {
        if (!Extension.class.isAssignableFrom(type)) {
            throw new PluginException(
                    type.getName()
                            + " is named as an extension but is neither Source, Criterion, Forecaster nor Renderer");
        }
        if (!type.isRecord()) {
            throw new PluginException(
                    type.getName()
                            + " is not a record; an extension's settings are its components");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new PluginException(type.getName() + " is not public");
        }
    }

    private static void collect(
            String id, Class<?> type, Object made, List<Setting> settings, List<String> problems) {
        for (RecordComponent component : type.getRecordComponents()) {
            Param param = component.getAnnotation(Param.class);
            Class<?> kind = component.getType();
            Object value = value(component, made);
            if (param == null && kind.isRecord()) {
                collect(id, kind, value, settings, problems);
                continue;
            }
            try {
                settings.add(setting(id, component, param, value));
            } catch (PluginException e) {
                problems.add(e.getMessage());
            }
        }
        try {
            requireDistinct(id, settings);
        } catch (PluginException e) {
            problems.add(e.getMessage());
        }
    }

    private static Setting setting(
            String id, RecordComponent component, Param param, Object value) {
        Class<?> type = component.getType();
        if (param == null || param.value().isBlank()) {
            throw new PluginException(
                    "'%s' setting '%s' has no meaning; give it @Param(\"...\")"
                            .formatted(id, component.getName()));
        }
        if (!TYPES.contains(type) && !type.isEnum()) {
            throw new PluginException(
                    ("'%s' setting '%s' is a %s; a setting is a double, long, int, boolean, String or"
                                    + " enum")
                            .formatted(id, component.getName(), type.getSimpleName()));
        }
        if (value == null) {
            throw new PluginException(
                    "'%s' setting '%s' is null by default".formatted(id, component.getName()));
        }
        Setting setting =
                new Setting(
                        component.getName(), type, param.value(), param.min(), param.max(), value);
        if (value instanceof Number number
                && !(number.doubleValue() >= param.min() && number.doubleValue() <= param.max())) {
            throw new PluginException(
                    "'%s' setting '%s' is %s by default, outside its own bounds %s"
                            .formatted(
                                    id,
                                    component.getName(),
                                    Setting.text(value),
                                    setting.bounds()));
        }
        return setting;
    }

    private static void requireDistinct(String id, List<Setting> settings) {
        for (int i = 0; i < settings.size(); i++) {
            for (int j = i + 1; j < settings.size(); j++) {
                if (settings.get(i).isNamed(settings.get(j).name())) {
                    throw new PluginException(
                            "'%s' has two settings named '%s'"
                                    .formatted(id, settings.get(i).name()));
                }
            }
        }
    }

    static Object value(RecordComponent component, Object made) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(made);
        } catch (ReflectiveOperationException e) {
            throw new PluginException(
                    "%s.%s cannot be read: %s"
                            .formatted(made.getClass().getName(), component.getName(), e),
                    e);
        }
    }
}
