package io.saltus.engine.catalog;

import io.saltus.api.data.RequestException;
import io.saltus.api.report.Configured;
import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns text into an extension's components, and back; the one place where settings are a map. */
final class Binder {

    private static final System.Logger LOG = System.getLogger("io.saltus.settings");

    private Binder() {}

    /**
     * Returns the extension with these settings, the others at their defaults.
     *
     * @param complete whether what a user has to give must be among them
     * @throws RequestException if a setting is unknown, malformed, out of bounds or missing
     */
    static Extension bind(
            Description description, Class<?> type, Map<String, String> given, boolean complete) {
        Map<String, Object> values = new HashMap<>();
        given.forEach(
                (name, text) -> {
                    Setting setting = find(description, name);
                    Object value = parse(description.id(), setting, text);
                    if (values.put(setting.name(), value) != null) {
                        throw new RequestException(
                                "'%s' setting '%s' is set twice, also as '%s', a name that it had before"
                                        .formatted(
                                                description.id(),
                                                setting.name(),
                                                String.join("' or '", setting.formerly())));
                    }
                });
        for (Setting setting : description.required()) {
            if (complete && Setting.text(values.getOrDefault(setting.name(), "")).isBlank()) {
                throw new RequestException(
                        "'%s' needs the setting '%s' (%s): %s; write %s:%s=..."
                                .formatted(
                                        description.id(),
                                        setting.name(),
                                        setting.meaning(),
                                        setting.allowed(),
                                        description.id(),
                                        setting.name()));
            }
        }
        return (Extension) build(description.id(), type, Description.make(type), values);
    }

    /** Returns the extension as it is set, for the report. */
    static Configured configured(Description description, Extension extension) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings(extension, settings);
        settings.replaceAll((name, value) -> shown(value));
        return new Configured(description.id(), settings);
    }

    /** Returns what binds the extension once more as it is set. */
    static Map<String, String> given(Extension extension) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings(extension, settings);
        Map<String, String> given = new LinkedHashMap<>();
        settings.forEach(
                (name, value) ->
                        given.put(
                                name,
                                value instanceof Secret secret
                                        ? secret.variable()
                                        : Setting.text(value)));
        return given;
    }

    private static Object shown(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : Setting.text(value);
    }

    private static void settings(Object made, Map<String, Object> settings) {
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            Object value = Description.value(component, made);
            if (Description.isGroup(component)) {
                settings(value, settings);
            } else {
                settings.put(component.getName(), value);
            }
        }
    }

    private static Setting find(Description description, String name) {
        Optional<Setting> found = description.setting(name);
        found.filter(setting -> !setting.isNamed(name))
                .ifPresent(
                        setting ->
                                LOG.log(
                                        System.Logger.Level.WARNING,
                                        "'%s' setting '%s' is now '%s'; write %s:%s=..."
                                                .formatted(
                                                        description.id(),
                                                        name,
                                                        setting.name(),
                                                        description.id(),
                                                        setting.name())));
        return found.orElseThrow(
                () -> {
                    List<String> names =
                            description.settings().stream().map(Setting::name).toList();
                    return new RequestException(
                            names.isEmpty()
                                    ? "'%s' has no settings, got '%s'"
                                            .formatted(description.id(), name)
                                    : "'%s' has no setting '%s'%s; it has %s"
                                            .formatted(
                                                    description.id(),
                                                    name,
                                                    Nearest.hint(name, names),
                                                    String.join(", ", names)));
                });
    }

    private static Object parse(String id, Setting setting, String given) {
        boolean secret = setting.type() == Secret.class;
        return SettingText.read(setting, given)
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "'%s' setting '%s' must be %s, got %s"
                                                .formatted(
                                                        id,
                                                        setting.name(),
                                                        setting.allowed(),
                                                        secret
                                                                ? "something else, not repeated here"
                                                                : "'" + given + "'")));
    }

    private static Object build(
            String id, Class<?> type, Object defaults, Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            Object value = Description.value(component, defaults);
            arguments[i] =
                    Description.isGroup(component)
                            ? build(id, types[i], value, values)
                            : values.getOrDefault(component.getName(), value);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException
                    || e.getCause() instanceof RequestException) {
                throw new RequestException("'%s': %s".formatted(id, e.getCause().getMessage()), e);
            }
            throw PluginException.thrown("'" + id + "' cannot be made", e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new PluginException("'%s' cannot be made: %s".formatted(id, e), e);
        }
    }
}
