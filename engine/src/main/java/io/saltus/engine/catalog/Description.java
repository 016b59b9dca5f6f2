package io.saltus.engine.catalog;

import io.saltus.api.spi.About;
import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Param;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * What an extension says of itself: read from its record and annotations, checked once. None of its
 * code runs before its settings are asked for: their defaults are what its constructor passes on.
 */
public final class Description {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Set<Class<?>> TYPES =
            Set.of(double.class, long.class, int.class, boolean.class, String.class);

    /** Runs what makes an extension with its defaults, as its plugin should be called. */
    @FunctionalInterface
    interface Caller {
        /** Returns what {@code making} does. */
        List<Setting> call(Callable<List<Setting>> making);
    }

    private final Kind kind;
    private final String id;
    private final String summary;
    private final List<String> references;
    private final boolean tabular;
    private final Callable<List<Setting>> making;
    private final Caller caller;
    private Optional<List<Setting>> settings = Optional.empty();

    private Description(Class<?> type, About about, Caller caller) {
        this.kind = Kind.of(type);
        this.id = about.id();
        this.summary = about.summary();
        this.references = List.of(about.references());
        this.tabular = declares(type, "trainFlops") && declares(type, "score");
        this.making = () -> settings(about.id(), type);
        this.caller = caller;
    }

    /**
     * Returns the description of an extension's class, which is made with its defaults.
     *
     * @throws PluginException if the class breaks a promise of {@link Extension}; the message says
     *     which, without the file
     */
    public static Description of(Class<?> type) {
        Description description = outline(type, Description::here);
        description.settings();
        return description;
    }

    /**
     * Returns the description of an extension's class, without running any code of it.
     *
     * @throws PluginException if the class breaks a promise of {@link Extension} that can be seen
     *     so; the message says which, without the file
     */
    static Description outline(Class<?> type, Caller caller) {
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
        List<String> problems = new ArrayList<>();
        requireDeclared(about.id(), type, new ArrayList<>(), problems);
        if (!problems.isEmpty()) {
            throw new PluginException(String.join("; ", problems));
        }
        return new Description(type, about, caller);
    }

    private static List<Setting> here(Callable<List<Setting>> making) {
        try {
            return making.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new PluginException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Setting> settings(String id, Class<?> type) {
        List<Setting> settings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        collect(id, type, make(type), settings, problems);
        if (!problems.isEmpty()) {
            throw new PluginException(String.join("; ", problems));
        }
        return List.copyOf(settings);
    }

    /** Returns its kind: source, criterion, forecaster or renderer. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name by which users ask for it. */
    public String id() {
        return id;
    }

    /** Returns what it is called in messages: {@code the criterion 'told'}. */
    String name() {
        return "the %s '%s'".formatted(kind.word(), id);
    }

    /** Returns what it does, in a sentence. */
    public String summary() {
        return summary;
    }

    /** Returns where the method or format is described. */
    public List<String> references() {
        return references;
    }

    /**
     * Returns the components of its record, those of nested groups in their place.
     *
     * @throws PluginException if it cannot be made with its defaults, or they break a promise
     */
    public synchronized List<Setting> settings() {
        if (settings.isEmpty()) {
            settings = Optional.of(caller.call(making));
        }
        return settings.get();
    }

    /** Returns the setting that {@code name} names; case, {@code -} and {@code _} do not count. */
    public Optional<Setting> setting(String name) {
        return settings().stream().filter(setting -> setting.isNamed(name)).findFirst();
    }

    /** Returns whether it reads tables in general: its settings map columns of the table schema. */
    public boolean isTabular() {
        return tabular;
    }

    private static boolean declares(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(
                        component ->
                                isGroup(component)
                                        ? declares(component.getType(), name)
                                        : component.getName().equals(name));
    }

    private static boolean isGroup(RecordComponent component) {
        return !component.isAnnotationPresent(Param.class) && component.getType().isRecord();
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
        } catch (ExceptionInInitializerError e) {
            Throwable own = e.getCause() == null ? e : e.getCause();
            throw PluginException.thrown(type.getName() + ": its static initialiser failed", own);
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
            Object value = value(component, made);
            if (isGroup(component)) {
                collect(id, component.getType(), value, settings, problems);
                continue;
            }
            try {
                settings.add(setting(id, component, param, value));
            } catch (PluginException e) {
                problems.add(e.getMessage());
            }
        }
    }

    /** Looks at what is declared; defaults are looked at when they are known. */
    private static void requireDeclared(
            String id, Class<?> type, List<String> names, List<String> problems) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (isGroup(component)) {
                requireDeclared(id, component.getType(), names, problems);
                continue;
            }
            Param param = component.getAnnotation(Param.class);
            Class<?> kind = component.getType();
            if (param == null || param.value().isBlank()) {
                problems.add(
                        "'%s' setting '%s' has no meaning; give it @Param(\"...\")"
                                .formatted(id, component.getName()));
            } else if (!TYPES.contains(kind) && !kind.isEnum()) {
                problems.add(
                        ("'%s' setting '%s' is a %s; a setting is a double, long, int, boolean, String or"
                                        + " enum")
                                .formatted(id, component.getName(), kind.getSimpleName()));
            }
            for (String name : names) {
                if (Setting.isSameName(name, component.getName())) {
                    problems.add("'%s' has two settings named '%s'".formatted(id, name));
                }
            }
            names.add(component.getName());
        }
    }

    private static Setting setting(
            String id, RecordComponent component, Param param, Object value) {
        Class<?> type = component.getType();
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
