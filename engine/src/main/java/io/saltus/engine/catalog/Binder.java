package io.saltus.engine.catalog;

import io.saltus.api.data.RequestException;
import io.saltus.api.report.Configured;
import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Param;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns text into an extension's components, and back; the one place where settings are a map. */
final class Binder {

    private Binder() {}

    /**
     * Returns the extension with these settings, the others at their defaults.
     *
     * @throws RequestException if a setting is unknown, malformed or out of bounds
     */
    static Extension bind(Description description, Class<?> type, Map<String, String> given) {
        Map<String, Object> values = new HashMap<>();
        given.forEach(
                (name, text) -> {
                    Setting setting = find(description, name);
                    values.put(setting.name(), parse(description.id(), setting, text));
                });
        return (Extension) build(description.id(), type, Description.make(type), values);
    }

    /** Returns the extension as it is set, for the report. */
    static Configured configured(Description description, Extension extension) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings(extension, settings);
        return new Configured(description.id(), settings);
    }

    private static void settings(Object made, Map<String, Object> settings) {
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            Object value = Description.value(component, made);
            if (!component.isAnnotationPresent(Param.class) && component.getType().isRecord()) {
                settings(value, settings);
            } else {
                settings.put(
                        component.getName(),
                        value instanceof Enum<?> ? Setting.text(value) : value);
            }
        }
    }

    private static Setting find(Description description, String name) {
        return description
                .setting(name)
                .orElseThrow(
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
        String text = given.strip();
        Object value = null;
        try {
            if (setting.type() == String.class) {
                return given;
            } else if (setting.type() == boolean.class) {
                value =
                        text.equals("true")
                                ? Boolean.TRUE
                                : text.equals("false") ? Boolean.FALSE : null;
            } else if (setting.type() == double.class) {
                value = number(text);
            } else if (setting.type() == long.class) {
                value = Long.valueOf(text);
            } else if (setting.type() == int.class) {
                value = Integer.valueOf(text);
            } else {
                value = constant(setting, text);
            }
        } catch (NumberFormatException e) {
            // what follows says so
        }
        boolean inBounds =
                !(value instanceof Number number)
                        || number.doubleValue() >= setting.min()
                                && number.doubleValue() <= setting.max();
        if (value == null || !inBounds) {
            throw new RequestException(
                    "'%s' setting '%s' must be %s, got '%s'"
                            .formatted(id, setting.name(), setting.allowed(), given));
        }
        return value;
    }

    /** Reads what {@link Setting#text} writes, infinity included. */
    private static Double number(String text) {
        return Double.valueOf(text.replaceFirst("(?i)^([+-]?)inf$", "$1Infinity"));
    }

    private static Object constant(Setting setting, String text) {
        for (Object constant : setting.type().getEnumConstants()) {
            if (Setting.text(constant).equalsIgnoreCase(text.replace('_', '-'))) {
                return constant;
            }
        }
        return null;
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
            boolean group = !component.isAnnotationPresent(Param.class) && types[i].isRecord();
            arguments[i] =
                    group
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
